package org.demandinsight.casegroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.demandinsight.kernel.Tree;
import org.demandinsight.search.Sought;
import org.demandinsight.search.lucene.LuceneDemandIndex;
import org.demandinsight.testing.RandomDemands;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// Cases planted in the words of the demo city come back as groups.
class PlantedCasesTest {
    private static final Logger LOG = Logger.getLogger(PlantedCasesTest.class);
    private static final Tree CATEGORIES = new Tree(new int[13], new int[13]);

    @Test
    void plantedCasesComeBackAsGroups() {
        var floor = Floors.of("planted");
        double[][] reached =
                IntStream.rangeClosed(1, 3)
                        .mapToObj(PlantedCasesTest::reached)
                        .toArray(double[][]::new);

        for (double[] each : reached) {
            LOG.info(
                    String.format(
                            Locale.ROOT,
                            "Planted cases: pair precision %.3f, recall %.3f, F1 %.3f; B³-F1 %.3f",
                            each[0],
                            each[1],
                            each[2],
                            each[3]));
            assertThat(each[2]).isGreaterThanOrEqualTo(floor.get("pair_f1").asDouble());
            assertThat(each[3]).isGreaterThanOrEqualTo(floor.get("b_cubed_f1").asDouble());
        }
    }

    private static double[] reached(int seed) {
        var planted = PlantedCases.of(seed, 900, 5);
        var groupOf = groups(planted);
        for (int letter : planted.letters) {
            var ids =
                    planted.truth.entrySet().stream()
                            .filter(each -> each.getValue() == letter)
                            .map(each -> groupOf.get(each.getKey()))
                            .distinct()
                            .toList();
            assertThat(ids).as("groups of a letter").hasSize(1);
        }
        return figures(planted.truth, groupOf);
    }

    /// By id of a demand the smallest id of its group.
    private static Map<Long, Long> groups(PlantedCases planted) {
        var index = new LuceneDemandIndex(new ByteBuffersDirectory());
        assertThat(index.apply(planted.demands, List.of(), RandomDemands.DIMENSIONS)).isEmpty();
        index.refresh(1);
        var links = new ArrayList<CaseLink>();
        var members = new ArrayList<CaseMember>();
        try (var snapshot = index.snapshot()) {
            for (var stored : planted.demands) {
                var sought = Sought.of(stored, RandomDemands.DIMENSIONS);
                links.addAll(CaseLinking.links(snapshot, sought, CATEGORIES, Set.of()));
                var received = stored.demand().timeline().received();
                members.add(
                        new CaseMember(
                                stored.id(),
                                received == null ? null : (Long) received.date().toEpochDay(),
                                stored.demand().position(),
                                0));
            }
        }
        var groupOf = new HashMap<Long, Long>();
        members.forEach(member -> groupOf.put(member.id(), member.id()));
        for (var group : Grouping.of(members, links)) {
            group.forEach(member -> groupOf.put(member.id(), group.getFirst().id()));
        }
        index.close();
        return groupOf;
    }

    /// Pair precision, recall and F1; B³-F1 (Bagga & Baldwin 1998): precision and recall of each demand's group, averaged.
    private static double[] figures(Map<Long, Integer> truth, Map<Long, Long> found) {
        var ids = new ArrayList<>(truth.keySet());
        double both = 0;
        double linked = 0;
        double same = 0;
        double precision = 0;
        double recall = 0;
        for (long one : ids) {
            double agree = 0;
            double group = 0;
            double matter = 0;
            for (long other : ids) {
                boolean together = Objects.equals(found.get(one), found.get(other));
                boolean alike = Objects.equals(truth.get(one), truth.get(other));
                group += together ? 1 : 0;
                matter += alike ? 1 : 0;
                agree += together && alike ? 1 : 0;
            }
            both += agree - 1;
            linked += group - 1;
            same += matter - 1;
            precision += agree / group;
            recall += agree / matter;
        }
        double n = ids.size();
        return new double[] {
            both / linked,
            both / same,
            harmonic(both / linked, both / same),
            harmonic(precision / n, recall / n)
        };
    }

    private static double harmonic(double one, double other) {
        return 2 * one * other / (one + other);
    }

    @Test
    void noChainWandersThroughTheCity() {
        var members = new ArrayList<CaseMember>();
        var links = new ArrayList<CaseLink>();
        for (int i = 0; i < 40; i++) {
            var position = new org.demandinsight.demand.Demand.Position(40 + i * .002, 116);
            members.add(new CaseMember(i + 1, 20_000L, position, 0));
            if (i > 0) {
                links.add(new CaseLink(i, i + 1, true, false, .9, false));
            }
        }

        var groups = Grouping.of(members, links);

        assertThat(groups).allMatch(group -> group.size() <= 5);
    }

    @Test
    void whoWasPartedByHandStaysApart() {
        var members =
                List.of(
                        new CaseMember(1, null, null, 0),
                        new CaseMember(2, null, null, 0),
                        new CaseMember(3, null, null, 0));
        var links =
                List.of(
                        new CaseLink(1, 2, true, false, .9, false),
                        new CaseLink(2, 3, true, false, .8, false),
                        new CaseLink(1, 3, false, true, 0, false));

        var groups = Grouping.of(members, links);

        assertThat(groups).hasSize(1);
        assertThat(new HashSet<>(groups.getFirst().stream().map(CaseMember::id).toList()))
                .containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void whatIsLinkedByHandFromAfarTearsNoPlaceApart() {
        var here = new org.demandinsight.demand.Demand.Position(40, 116);
        var members = new ArrayList<CaseMember>();
        var links = new ArrayList<CaseLink>();
        for (long id = 1; id <= 5; id++) {
            members.add(new CaseMember(id, 20_000 + id, here, 0));
            if (id > 1) {
                links.add(new CaseLink(1, id, true, false, .9, false));
            }
        }
        members.add(new CaseMember(6, 20_100L, here, 0));
        links.add(new CaseLink(1, 6, true, true, 1, false));

        var groups = Grouping.of(members, links);

        assertThat(groups).singleElement().asInstanceOf(LIST).hasSize(6);
    }

    @Test
    void whoDecidedLastIsAskedFirst() {
        var members =
                List.of(
                        new CaseMember(1, null, null, 0),
                        new CaseMember(2, null, null, 0),
                        new CaseMember(3, null, null, 0));
        var parted = new CaseLink(1, 2, false, true, 0, false);
        var first = new CaseLink(1, 3, true, true, 1, false);
        var last = new CaseLink(2, 3, true, true, 1, false);

        var groups = Grouping.of(members, List.of(last, first, parted));

        assertThat(groups.getFirst().stream().map(CaseMember::id)).containsExactly(2L, 3L);
    }

    @Test
    void aCopyStaysLinkedWhicheverOfTheTwoFoundTheOther() {
        var planted = PlantedCases.of(1, 300, 5);
        int copies = 0;
        try (var index = new LuceneDemandIndex(new ByteBuffersDirectory())) {
            assertThat(index.apply(planted.demands, List.of(), RandomDemands.DIMENSIONS)).isEmpty();
            index.refresh(1);
            try (var snapshot = index.snapshot()) {
                var sought =
                        snapshot.sought(planted.demands.stream().map(each -> each.id()).toList());
                for (var each : sought.values()) {
                    for (var link : CaseLinking.links(snapshot, each, CATEGORIES, Set.of())) {
                        long partner = link.one() == each.id() ? link.other() : link.one();
                        var other = Objects.requireNonNull(sought.get(partner));
                        var again =
                                CaseLinking.links(snapshot, other, CATEGORIES, Set.of(each.id()));
                        if (link.copy()) {
                            copies++;
                            assertThat(again)
                                    .as("links of %d, which %d found", partner, each.id())
                                    .anyMatch(it ->
                                            it.one() == link.one() && it.other() == link.other());
                        }
                    }
                }
            }
        }
        assertThat(copies).isGreaterThan(20);
    }
}
