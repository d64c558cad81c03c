package org.demandinsight.changes;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;
import org.demandinsight.jobs.Job;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.jobs.Replica;
import org.demandinsight.reactive.OffLoop;

/// How far the replicas' indexes have come, so that the change log needs to reach back only as far as the slowest of those that
/// are alive.
@ApplicationScoped
public class Replicas {
    /// So many changes go in one transaction: none holds others up for long.
    private static final int BATCH = 10_000;

    private static final String TELL =
            """
            insert into replica (id, position) values ($1, $2)
            on conflict (id) do update set position = excluded.position, seen_at = now()
            """;

    /// Nothing where no replica is alive. Case groups follow the log too, and may lag behind an index.
    private static final String PRUNE =
            """
            with needed as (
                select least(min(position), (select change from case_progress where change > 0)) as position
                from replica where seen_at > now() - make_interval(secs => $1)),
            gone as (
                delete from change where number in (
                    select number from change where number <= (select position from needed) order by number limit $2)
                returning number),
            groups as (delete from change_group where last <= (select max(number) from gone)),
            floor as (
                update identity set pruned = (select max(number) from gone) where exists (select from gone))
            select count(*) as n from gone
            """;

    private final Pool pool;
    private final Jobs jobs;
    private final Replica self;
    private final LogSettings settings;

    Replicas(Pool pool, Jobs jobs, Replica self, LogSettings settings) {
        this.pool = pool;
        this.jobs = jobs;
        this.self = self;
        this.settings = settings;
    }

    /// Says that this replica is alive, and that it will never need changes up to this number again, not even after a crash.
    public Uni<Void> tell(long position) {
        return pool.preparedQuery(TELL).execute(Tuple.of(self.id(), position)).replaceWithVoid();
    }

    /// Deletes the changes that no living replica needs, unless another process is at it. Blocks: never called on the event loop.
    public void prune(BooleanSupplier stopped) {
        jobs.ifFree(
                Job.PRUNING,
                () -> {
                    long gone = BATCH;
                    while (gone == BATCH && !stopped.getAsBoolean()) {
                        gone = OffLoop.await(this::pruneSome);
                    }
                });
    }

    private Uni<Long> pruneSome() {
        return pool.preparedQuery(PRUNE)
                .execute(Tuple.of((double) settings.forgetAfter().toSeconds(), BATCH))
                .map(rows -> rows.iterator().next().getLong("n"));
    }
}
