package org.demandinsight.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.testing.ADemand.aDemand;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.demand.Demands;
import org.demandinsight.kernel.Wording;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.testing.CaughtUp;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.Test;

/// A standby takes over that lacked the last changes, or a backup is restored: the next changes take their numbers.
@QuarkusTest
@QuarkusTestResource(value = Postgres.class, restrictToAnnotatedClass = true)
class AnotherHistoryTest {
    @Inject Indexer indexer;
    @Inject DemandSearch index;
    @Inject ChangeLog changes;
    @Inject CityStore cities;
    @Inject Demands demands;
    @Inject Pool pool;

    @Test
    void theIndexOfAHistoryThatWasLostIsBuiltAnew() {
        var declared =
                new SourceDeclaration("history", Wording.same("test"), ZoneId.of("Asia/Shanghai"));
        var _ = OffLoop.await(() -> cities.declareSources(List.of(declared)));
        long kept = write("kept");
        long before = OffLoop.await(changes::last);
        long lost = write("lost");
        CaughtUp.with(indexer, changes);
        assertThat(shown(kept, lost)).containsExactlyInAnyOrder(kept, lost);

        run("delete from demand where id = " + lost);
        run("delete from change where number > " + before);
        run("select setval('change_number', " + before + ")");
        long first = write("first of another history");
        long second = write("second of another history");

        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (!shown(kept, lost, first, second).equals(Set.of(kept, first, second))) {
            assertThat(Instant.now())
                    .as("shown %s", shown(kept, lost, first, second))
                    .isBefore(end);
            indexer.wake();
        }
    }

    private long write(String id) {
        int source = Objects.requireNonNull(cities.city().source("history")).id();
        var record = aDemand(id).from(source).saying("路灯坏了").asOf("2026-03-01T00:00:00Z");
        var _ = OffLoop.await(() -> demands.write(List.of(record)));
        long last = OffLoop.await(changes::last) - 1;
        return OffLoop.await(() -> changes.after(last, 1)).getFirst().demand();
    }

    private Set<Long> shown(Long... ids) {
        try (var snapshot = index.snapshot()) {
            return snapshot.byIds(List.of(ids)).keySet();
        }
    }

    private void run(String sql) {
        var _ = OffLoop.await(() -> pool.query(sql).execute());
    }
}
