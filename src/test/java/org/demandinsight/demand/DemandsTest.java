package org.demandinsight.demand;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.testing.ADemand.aDemand;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.demandinsight.changes.Change;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.demand.Placements.Decided;
import org.demandinsight.kernel.Wording;
import org.demandinsight.kernel.Written;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.demandinsight.testing.Model;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DemandsTest {
    @Inject Demands demands;
    @Inject Placements placements;
    @Inject ChangeLog changes;
    @Inject CityStore cities;
    @Inject Pool pool;

    private int source;
    private long before;

    @BeforeEach
    void aSource() {
        var declared =
                new SourceDeclaration(
                        "store-test", Wording.same("test"), ZoneId.of("Asia/Shanghai"));
        var _ = OffLoop.await(() -> cities.declareSources(List.of(declared)));
        var known = OffLoop.await(() -> cities.load()).source("store-test");
        assertThat(known).isNotNull();
        source = known.id();
        before = OffLoop.await(() -> changes.last());
    }

    @Test
    void theSameRecordTwiceChangesNothing() {
        var record = aDemand("same").from(source).saying("路灯坏了").asOf("2026-03-01T00:00:00Z");

        assertThat(write(record)).isEqualTo(new Written(1, 0, 0, 0));
        assertThat(write(record)).isEqualTo(new Written(0, 0, 1, 0));

        assertThat(changesSince()).hasSize(1);
    }

    @Test
    void aChangedRecordAddsToItsHistory() {
        var first = aDemand("changed").from(source).saying("路灯坏了").askedBy(7);
        var _ = write(first.asOf("2026-03-01T00:00:00Z"));

        assertThat(write(first.closedAt("2026-03-05T00:00:00Z").asOf("2026-03-06T00:00:00Z")))
                .isEqualTo(new Written(0, 1, 0, 0));

        var change = changesSince().getLast();
        var stored = OffLoop.await(() -> demands.byIds(List.of(change.demand()))).getFirst();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.demand()).isEqualTo(first.demand());
        assertThat(historyOf(stored.id())).containsExactly(1);
    }

    @Test
    void anOlderRecordGoesToHistoryWithoutBecomingCurrent() {
        var demand = aDemand("late").from(source);
        var _ = write(demand.saying("new words").asOf("2026-03-06T00:00:00Z"));
        var late = demand.saying("old words").asOf("2026-03-01T00:00:00Z");

        assertThat(write(late)).isEqualTo(new Written(0, 0, 0, 1));
        assertThat(write(late)).isEqualTo(new Written(0, 0, 1, 0));

        var id = changesSince().getFirst().demand();
        assertThat(
                        OffLoop.await(() -> demands.byIds(List.of(id)))
                                .getFirst()
                                .demand()
                                .content()
                                .text()
                                .value())
                .isEqualTo("new words");
        assertThat(historyOf(id)).hasSize(1).containsOnlyNulls();
    }

    @Test
    void aCategoryThatTheSourceGivesLaterIsAChange() {
        var demand = aDemand("told later").from(source).saying("路灯坏了");
        var _ = write(demand.asOf("2026-03-01T00:00:00Z"));
        var id = changesSince().getFirst().demand();
        var byModel = new Assigned(new Candidate(1, .7), Decider.model(1), List.of());
        Model.decides(placements, 1, id, byModel);
        assertThat(OffLoop.await(() -> placements.byIds(List.of(id)))).containsEntry(id, byModel);

        assertThat(write(demand.about(1).asOf("2026-03-02T00:00:00Z")))
                .isEqualTo(new Written(0, 1, 0, 0));

        var tooLate = new Assigned(new Candidate(1, .7), Decider.model(2), List.of());
        Model.decides(placements, 2, id, tooLate);
        assertThat(OffLoop.await(() -> placements.byIds(List.of(id))))
                .containsEntry(id, new Assigned(new Candidate(1, 1), Decider.SOURCE, List.of()));
    }

    @Test
    void whatAModelDecidedTakesItsPlaceAtOnce() {
        var _ = write(aDemand("moved 1").from(source).saying("路灯").asOf("2026-03-01T00:00:00Z"));
        var _ = write(aDemand("moved 2").from(source).saying("井盖").asOf("2026-03-01T00:00:00Z"));
        var ids = changesSince().stream().map(Change::demand).toList();
        ids.forEach(id -> Model.decides(placements, 1, id, new Unplaced(Decider.model(1))));
        long before = OffLoop.await(changes::last);
        var byModel = new Assigned(new Candidate(1, .7), Decider.model(2), List.of());
        var decided =
                ids.stream()
                        .map(id ->
                                new Decided(requireNonNull(Model.open(placements, 2, id)), byModel))
                        .toList();

        assertThat(OffLoop.await(() -> placements.decide(2, decided))).isEqualTo(2);

        assertThat(OffLoop.await(changes::last)).isEqualTo(before);
        assertThat(Model.open(placements, 2, ids.getFirst())).isNull();
        assertThat(OffLoop.await(() -> placements.byIds(ids)).values()).doesNotContain(byModel);
        assertThat(OffLoop.await(() -> placements.takeOver(2))).isEqualTo(2);
        assertThat(OffLoop.await(() -> placements.byIds(ids)).values()).containsOnly(byModel);
        var told = OffLoop.await(() -> changes.after(before, 10));
        assertThat(told).extracting(Change::demand).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(OffLoop.await(() -> changes.wholeAfter(before)))
                .isEqualTo(told.getLast().number());
    }

    @Test
    void whatChangedSinceAModelDecidedIsOpenToItAgain() {
        var demand = aDemand("changes meanwhile").from(source);
        var _ = write(demand.saying("路灯坏了").asOf("2026-03-01T00:00:00Z"));
        var id = changesSince().getFirst().demand();
        var byModel = new Assigned(new Candidate(1, .7), Decider.model(1), List.of());
        var decided = List.of(new Decided(requireNonNull(Model.open(placements, 1, id)), byModel));
        assertThat(OffLoop.await(() -> placements.decide(1, decided))).isPositive();

        var _ = write(demand.saying("井盖丢了").asOf("2026-03-02T00:00:00Z"));

        assertThat(OffLoop.await(() -> placements.takeOver(1))).isZero();
        assertThat(Model.open(placements, 1, id)).isNotNull();
    }

    @Test
    void changeNumbersAreInOrder() {
        var _ = write(aDemand("a").from(source).asOf("2026-03-01T00:00:00Z"));
        var _ = write(aDemand("b").from(source).asOf("2026-03-01T00:00:00Z"));

        assertThat(changesSince()).extracting(Change::number).isSorted().doesNotHaveDuplicates();
    }

    private Written write(DemandRecord record) {
        return OffLoop.await(() -> demands.write(List.of(record)));
    }

    private List<Change> changesSince() {
        return OffLoop.await(() -> changes.after(before, 100));
    }

    private List<Integer> historyOf(long id) {
        var rows =
                OffLoop.await(() ->
                        pool.query("select version from demand_history where demand = " + id)
                                .execute());
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getInteger("version"))
                .toList();
    }
}
