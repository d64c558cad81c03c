package org.demandinsight.casegroup;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.Demand.Position;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.testing.ADemand;

/// Demands in the words of the demo city with cases planted among them: one matter told by several people in a changed way, near
/// its place and within two weeks; the same words about another place, which are another matter; and letters that many send. All
/// by a seed.
final class PlantedCases {
    private static final int AREAS = 10;
    private static final int CATEGORIES = 12;
    private static final double DEGREE = 111_195;
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private final Random random;
    private final List<String[]> texts = new ArrayList<>();
    private final List<String[]> synonyms = new ArrayList<>();
    private final Map<String, List<String>> phrases = new HashMap<>();
    final List<StoredDemand> demands = new ArrayList<>();

    /// By id of a demand the case that it belongs to.
    final Map<Long, Integer> truth = new HashMap<>();

    /// The cases that are letters.
    final List<Integer> letters = new ArrayList<>();

    private int cases;

    private PlantedCases(long seed) {
        random = new Random(seed);
        read(
                "texts",
                row -> ("zh".equals(row[1]) && row[3].contains("{")) ? texts.add(row) : false);
        read("variants", row -> "synonym".equals(row[0]) ? synonyms.add(row) : false);
        read(
                "phrases",
                row ->
                        "zh".equals(row[1])
                                ? phrases.computeIfAbsent(row[0], _ -> new ArrayList<>())
                                        .add(row[2])
                                : false);
    }

    private static void read(String name, java.util.function.Predicate<String[]> take) {
        var file = Path.of("src/main/resources/grammar", name + ".csv");
        try (var rows = CsvReader.builder().ofCsvRecord(file, StandardCharsets.UTF_8)) {
            rows.forEach(row -> {
                boolean _ = take.test(row.getFields().toArray(String[]::new));
            });
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// @param matters how many matters are told, a third of them by several
    static PlantedCases of(long seed, int matters, int letters) {
        var planted = new PlantedCases(seed);
        for (int i = 0; i < matters; i++) {
            planted.matter(i % 3 == 0 ? 2 + planted.random.nextInt(4) : 1);
        }
        for (int i = 0; i < letters; i++) {
            planted.letter(12);
        }
        return planted;
    }

    private void matter(int tellers) {
        var template = texts.get(random.nextInt(texts.size()));
        var title = filled(template[2]);
        var text = filled(template[3]);
        double latitude = 39.8 + random.nextDouble() * .2;
        double longitude = 116.3 + random.nextDouble() * .25;
        long day = random.nextInt(120);
        for (int i = 0; i < tellers; i++) {
            boolean placed = random.nextInt(10) < 7;
            var position =
                    placed
                            ? new Position(
                                    latitude + random.nextGaussian() * 40 / DEGREE,
                                    longitude + random.nextGaussian() * 40 / DEGREE)
                            : null;
            add(
                    i == 0 ? title : told(title, .3),
                    i == 0 ? text : told(text, .6),
                    area(latitude, longitude),
                    1 + Math.floorMod(template[0].hashCode(), CATEGORIES),
                    position,
                    day * 86_400 + random.nextInt(14 * 86_400));
        }
        cases++;
    }

    private void letter(int senders) {
        var template = texts.get(random.nextInt(texts.size()));
        var text = filled(template[3]) + filled(texts.get(random.nextInt(texts.size()))[3]);
        letters.add(cases);
        for (int i = 0; i < senders; i++) {
            add(
                    filled(template[2]),
                    opening() + text,
                    1 + random.nextInt(AREAS),
                    1 + Math.floorMod(template[0].hashCode(), CATEGORIES),
                    null,
                    random.nextInt(100 * 86_400));
        }
        cases++;
    }

    private void add(
            String title,
            String text,
            int area,
            int category,
            @org.jspecify.annotations.Nullable Position position,
            long second) {
        long id = demands.size() + 1L;
        var said =
                ADemand.aDemand("P" + id)
                        .titled(title)
                        .saying(text)
                        .in(area)
                        .about(category)
                        .askedBy(id)
                        .receivedAt(START.plusSeconds(second).toString())
                        .stored(id);
        demands.add(new StoredDemand(id, 1, said.recordedAt(), at(said.demand(), position)));
        truth.put(id, cases);
    }

    private static Demand at(Demand demand, @org.jspecify.annotations.Nullable Position position) {
        return new Demand(
                demand.key(),
                demand.kind(),
                demand.status(),
                demand.channel(),
                demand.timeline(),
                demand.requester(),
                demand.content(),
                demand.area(),
                demand.department(),
                position,
                demand.classification(),
                demand.handling());
    }

    private static int area(double latitude, double longitude) {
        long row = Math.round(latitude * 10);
        long column = Math.round(longitude * 10);
        return 1 + Math.floorMod(row * 31 + column, AREAS);
    }

    /// As somebody else says it: other words for some, a sentence left out, an opening of their own.
    private String told(String text, double often) {
        var changed = text;
        for (var synonym : synonyms) {
            if (random.nextDouble() < often && changed.contains(synonym[1])) {
                changed = changed.replace(synonym[1], synonym[2]);
            }
        }
        var sentences = new ArrayList<>(List.of(changed.split("(?<=[。？！，])", -1)));
        if (sentences.size() > 3 && random.nextDouble() < often) {
            var _ = sentences.remove(random.nextInt(sentences.size()));
        }
        return random.nextDouble() < often ? opening() + String.join("", sentences) : changed;
    }

    private String opening() {
        var openings = phrases.getOrDefault("opening-phone", List.of(""));
        return openings.get(random.nextInt(openings.size()));
    }

    private String filled(String template) {
        var text = template;
        text = text.replace("{road}", name() + "路").replace("{street}", name() + "街");
        text = text.replace("{estate}", name() + "小区").replace("{company}", name() + "公司");
        text = text.replace("{school}", name() + "小学").replace("{hospital}", name() + "医院");
        text = text.replace("{bus}", random.nextInt(200) + "路");
        text = text.replace("{duration}", 2 + random.nextInt(9) + "个月");
        text = text.replace("{hour}", 1 + random.nextInt(12) + "点");
        text = text.replace("{times}", 2 + random.nextInt(8) + "次");
        return text.replace("{amount}", (1 + random.nextInt(90)) * 100 + "元");
    }

    private String name() {
        var first = "春夏秋冬东西南北金银玉石松竹梅兰";
        var second = "江河湖海山川林泉安宁福寿康乐平和";
        return "" + first.charAt(random.nextInt(16)) + second.charAt(random.nextInt(16));
    }
}
