package org.demandinsight.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.demandinsight.privacy.RedactedText;
import org.junit.jupiter.api.Test;

/// What holds of emerging categories whatever the city: topics are found, noise is not, the same is the same again.
class EmergenceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final int[] TOP = {0, 1, 2};

    /// Each topic's own words; a demand says a few of them, in any order, among what all demands say.
    private static final List<List<String>> TOPICS =
            List.of(
                    List.of("充电桩", "电瓶车", "飞线", "插座", "充电费", "车棚", "电池"),
                    List.of("流浪狗", "遛狗", "狗绳", "咬人", "犬证", "狗叫", "打疫苗"),
                    List.of("无人机", "航拍", "嗡嗡", "禁飞", "偷拍", "飞手", "低空"));

    private static final List<String> FILLERS =
            List.of("希望", "我们", "小区", "已经", "反映", "尽快", "处理", "问题", "领导", "居民", "每天", "没人");

    private static final String NOISE =
            "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经";

    @Test
    void topicsAreFoundAndTold() {
        var demands = city(40, 400);

        var found = find(demands, Map.of());

        assertThat(found).hasSizeBetween(3, 5);
        for (int topic = 0; topic < TOPICS.size(); topic++) {
            var words = TOPICS.get(topic);
            int wanted = topic;
            assertThat(found)
                    .as("topic %s", words)
                    .anySatisfy(each -> {
                        long hits =
                                each.members().stream().filter(id -> topic(id) == wanted).count();
                        assertThat(hits)
                                .isGreaterThan(each.members().size() * 9 / 10)
                                .isGreaterThan(30);
                        assertThat(each.terms().stream().filter(words::contains).count())
                                .isGreaterThanOrEqualTo(3);
                        assertThat(each.people()).isBetween(20L, hits);
                        assertThat(each.recent() + Objects.requireNonNull(each.before()))
                                .isEqualTo(each.members().size());
                    });
        }
    }

    @Test
    void growthIsUnknownWhereDemandsDontReachBack() {
        var young =
                city(40, 400).stream()
                        .filter(each ->
                                Objects.requireNonNull(each.received())
                                        .isAfter(TODAY.minusDays(50)))
                        .toList();

        assertThat(find(young, Map.of())).isNotEmpty().allMatch(each -> each.before() == null);
    }

    @Test
    void noiseHasNoTopics() {
        var random = new Random(3);
        var noise = new ArrayList<OpenDemand>();
        for (int i = 1; i <= 1_500; i++) {
            var text = new StringBuilder();
            for (int k = 0; k < 60; k++) {
                text.append(NOISE.charAt(random.nextInt(NOISE.length())));
            }
            noise.add(demand(i, text.toString(), i));
        }

        assertThat(find(noise, Map.of())).isEmpty();
    }

    @Test
    void shuffledWordsHaveNoTopics() {
        var words =
                city(40, 400).stream()
                        .flatMap(each -> List.of(each.text().value().split("，")).stream())
                        .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(words, new Random(5));
        var shuffled = new ArrayList<OpenDemand>();
        for (int i = 0; i * 8 + 8 <= words.size(); i++) {
            var text = String.join("，", words.subList(i * 8, i * 8 + 8));
            shuffled.add(demand(i + 1, text, i + 1));
        }

        assertThat(find(shuffled, Map.of())).isEmpty();
    }

    @Test
    void theSameDemandsGiveTheSameAgainAndMoreOfThemKeepTheIdentity() {
        var first = find(city(40, 400), Map.of());
        var former =
                first.stream()
                        .collect(
                                Collectors.toMap(
                                        EmergingCategory::id, each -> Set.copyOf(each.members())));

        assertThat(find(city(40, 400), Map.of())).isEqualTo(first);
        var grown = find(city(60, 900), former);
        for (int topic = 0; topic < TOPICS.size(); topic++) {
            assertThat(id(grown, topic)).isEqualTo(id(first, topic));
        }
    }

    private static String id(List<EmergingCategory> found, int topic) {
        return found.stream()
                .max(
                        java.util.Comparator.comparingLong(each ->
                                each.members().stream().filter(id -> topic(id) == topic).count()))
                .orElseThrow()
                .id();
    }

    @Test
    void aTermIsShownOnlyIfEnoughPeopleUsedItAndAMarkNever() {
        var demands = new ArrayList<OpenDemand>();
        for (var each : city(40, 400)) {
            boolean dogs = topic(each.id()) == 1;
            var text = each.text().value() + (dogs ? "，⟦MOBILE⟧，泰迪犬" : "");
            // Two people only ever speak of a breed.
            demands.add(demand(each.id(), text, dogs ? each.id() % 2 + 1 : each.person()));
        }

        var found = find(demands, Map.of());

        assertThat(found).isNotEmpty();
        assertThat(found.stream().flatMap(each -> each.terms().stream()))
                .noneMatch(term -> term.contains("mobile") || term.contains("MOBILE"))
                .noneMatch(term -> term.contains("泰迪"));
        assertThat(found)
                .as("two people are no matter of the city's")
                .noneMatch(each -> each.members().stream().allMatch(id -> topic(id) == 1));
    }

    @Test
    void marksNumbersAndShortWordsAreNoWords() {
        var read = new ArrayList<String>();
        Runs.read(
                "⟦NAME⟧说Wi-Fi坏了，12345没人管，street lights",
                new Runs.Reader() {
                    @Override
                    public void ideographs(String run) {
                        read.add(run);
                    }

                    @Override
                    public void word(String word) {
                        read.add(word);
                    }
                });

        assertThat(read).containsExactly("说", "坏了", "没人管", "street", "lights");
    }

    private static List<EmergingCategory> find(
            List<OpenDemand> demands, Map<String, Set<Long>> former) {
        return new Emergence(former).of(demands, placed(), TOP, TODAY);
    }

    /// Demands of each topic, and others without any.
    private static List<OpenDemand> city(int ofEach, int others) {
        var demands = new ArrayList<OpenDemand>();
        for (int topic = 0; topic < TOPICS.size(); topic++) {
            for (int i = 0; i < ofEach; i++) {
                long id = 1 + topic + 10L * (i + 1);
                demands.add(demand(id, said(TOPICS.get(topic), new Random(id)), id % 997 + 1));
            }
        }
        for (int i = 0; i < others; i++) {
            long id = 9 + 10L * (i + 1);
            var random = new Random(id);
            var own = new ArrayList<String>();
            for (int k = 0; k < 7; k++) {
                own.add(
                        Character.toString(0x4E00 + random.nextInt(8_000))
                                + (char) (0x4E00 + random.nextInt(8_000)));
            }
            demands.add(demand(id, said(own, random), id));
        }
        demands.sort(java.util.Comparator.comparingLong(OpenDemand::id));
        return demands;
    }

    private static int topic(long id) {
        return (int) (id % 10) - 1;
    }

    private static String said(List<String> own, Random random) {
        var words = new ArrayList<>(own);
        Collections.shuffle(words, random);
        var said = new ArrayList<>(words.subList(0, 4));
        for (int i = 0; i < 4; i++) {
            said.add(FILLERS.get(random.nextInt(FILLERS.size())));
        }
        Collections.shuffle(said, random);
        return String.join("，", said);
    }

    /// Of two categories, which say all fillers alike often.
    private static List<OpenDemand> placed() {
        var placed = new ArrayList<OpenDemand>();
        for (int i = 0; i < 400; i++) {
            long id = 1_000_000L + i;
            var text = said(List.of("水管", "停水", "水压", "漏水"), new Random(id));
            var other = said(List.of("公交", "站台", "晚点", "司机"), new Random(id));
            placed.add(
                    new OpenDemand(
                            id,
                            RedactedText.EMPTY,
                            RedactedText.stored(i % 2 == 0 ? text : other),
                            TODAY,
                            id,
                            1 + i % 2));
        }
        return placed;
    }

    private static OpenDemand demand(long id, String text, long person) {
        return new OpenDemand(
                id,
                RedactedText.EMPTY,
                RedactedText.stored(text),
                TODAY.minusDays(id % 60),
                person,
                0);
    }
}
