package org.demandinsight.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.testing.NaiveSearch;
import org.demandinsight.testing.RandomDemands;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every index answers the same: hits, every order but relevance, totals and figures, held against a linear scan over
/// random demands and filters.
public abstract class DemandSearchContract {
    private static final Today TODAY =
            Today.of(
                    new long[] {0, second("2026-02-20T00:00:00Z"), second("2025-11-02T00:00:00Z")});
    private static final int FILTERS = 80;

    /// An index that holds these demands.
    protected abstract DemandSearch holding(List<StoredDemand> demands, Dimensions dimensions);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAsALinearScanDoes(long seed) {
        var random = new RandomDemands(seed);
        var demands = random.demands(600);
        try (var snapshot = holding(demands, RandomDemands.DIMENSIONS).snapshot()) {
            answersAsALinearScanDoes(snapshot, demands, random);
        }
    }

    /// Random questions to what holds these demands are answered as by reading them all.
    protected static void answersAsALinearScanDoes(
            Snapshot snapshot, List<StoredDemand> demands, RandomDemands random) {
        var naive = new NaiveSearch(demands, RandomDemands.DIMENSIONS);
        for (int i = 0; i < FILTERS; i++) {
            var filter = random.filter();
            assertThat(snapshot.total(filter)).as("%s", filter).isEqualTo(naive.total(filter));
            for (var sort : EnumSet.complementOf(EnumSet.of(DemandSort.RELEVANCE))) {
                assertThat(paged(snapshot, filter, sort))
                        .as("%s by %s", filter, sort)
                        .isEqualTo(naive.ids(filter, sort));
            }
            var by = random.groupings();
            assertThat(snapshot.stats(filter, by, EnumSet.allOf(Measure.class), TODAY))
                    .as("%s by %s", filter, by)
                    .isEqualTo(naive.stats(filter, by, TODAY));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void showsWhatAFilterMeans(long seed) {
        var random = new RandomDemands(seed);
        var demands = random.demands(600);
        var naive = new NaiveSearch(demands, RandomDemands.DIMENSIONS);

        try (var snapshot = holding(demands, RandomDemands.DIMENSIONS).snapshot()) {
            for (int i = 0; i < FILTERS; i++) {
                var filter = random.filter();
                var shown = new ArrayList<String>();
                snapshot.each(filter, facts -> shown.add(said(facts)));
                assertThat(shown)
                        .as("%s", filter)
                        .containsExactlyInAnyOrderElementsOf(naive.facts(filter, TODAY));
            }
            assertThat(snapshot.today().latest(null)).isEqualTo(naive.latest());
        }
    }

    private static String said(DemandFacts facts) {
        return NaiveSearch.facts(
                facts.id(),
                facts.category(),
                facts.area(),
                facts.channel(),
                facts.status(),
                facts.person(),
                facts.receivedDay(),
                facts.receivedMinuteOfWeek(),
                facts.isOpen(),
                facts.isOverdue(TODAY),
                facts.service());
    }

    private static long second(String instant) {
        return Instant.parse(instant).getEpochSecond();
    }

    private static List<Long> paged(Snapshot snapshot, DemandFilter filter, DemandSort sort) {
        var ids = new ArrayList<Long>();
        @Nullable Cursor after = null;
        while (true) {
            var page = snapshot.demands(filter, sort, 37, after, false);
            page.hits().forEach(placed -> ids.add(placed.hit().id()));
            if (!page.hasNext()) {
                return ids;
            }
            after = Cursor.decode(page.hits().getLast().cursor().encode(), sort, filter);
        }
    }
}
