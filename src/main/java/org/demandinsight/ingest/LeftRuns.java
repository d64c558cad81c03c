package org.demandinsight.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.demandinsight.kernel.Wording;

/// What becomes of import runs whose process ends before they do.
@ApplicationScoped
class LeftRuns {
    /// Says so of runs of dead processes, whose files lie in their data folders.
    private static final Wording DEAD =
            new Wording(
                    "导入它的进程已中断；该进程在同一数据目录上重新启动后会自动继续，也可重新上传，不会重复入库",
                    "the process that imported it ended; it goes on by itself when that process starts again on its"
                            + " data folder; sending the file again stores nothing twice");

    private static final String INTERRUPT =
            """
            update import_run set state = 'INTERRUPTED', finished_at = now(), reason_zh = $1, reason_en = $2
            """;

    /// Waiting for a process that nobody has heard of for a day.
    private static final String FORSAKEN =
            INTERRUPT
                    + """
                    where state = 'QUEUED' and started_at < now() - interval '1 day' and not exists (
                        select from replica where replica.id = import_run.replica and seen_at > now() - interval '1 day')
                    """;

    /// A later file of the same kind says what holds now; demands and examples add to each other and know their own age.
    private static final String LEFT_BY =
            """
            select r.*, r.kind not in ('DEMANDS', 'EXAMPLES') and exists (
                select from import_run later where later.kind = r.kind and later.id > r.id and later.state = 'DONE') as overtaken
            from import_run r
            where r.replica = $1 and r.state in ('QUEUED', 'RUNNING', 'INTERRUPTED')
            order by r.id
            """;

    /// Counts and findings begin anew too.
    private static final String BEGIN =
            """
            with found as (delete from import_finding where run = $1),
                 counted as (delete from import_finding_count where run = $1)
            update import_run set state = 'RUNNING', attempts = attempts + 1, finished_at = null, bytes_read = 0,
                rows_read = 0, rows_new = 0, rows_changed = 0, rows_unchanged = 0, rows_superseded = 0, rows_rejected = 0,
                reason_zh = null, reason_en = null
            where id = $1
            """;

    private final Pool pool;

    LeftRuns(Pool pool) {
        this.pool = pool;
    }

    /// A run that didn't end.
    ///
    /// @param attempts how often it was begun
    /// @param overtaken whether a later file of its kind came in, so that it no longer says what holds
    record LeftRun(ImportRun run, int attempts, boolean overtaken) {}

    /// Runs of a replica that didn't end, in the order in which they were accepted.
    Uni<List<LeftRun>> leftBy(UUID replica) {
        return pool.preparedQuery(LEFT_BY)
                .execute(Tuple.of(replica))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(LeftRuns::left).toList());
    }

    private static LeftRun left(Row row) {
        return new LeftRun(
                ImportRuns.run(row), row.getInteger("attempts"), row.getBoolean("overtaken"));
    }

    /// Begins a run, from its file's beginning: what it stored before counts as unchanged. Marks runs that dead processes left.
    /// Called by whoever holds the lock of imports, so that none of them can be running.
    Uni<Void> begin(long run) {
        return interruptDead()
                .chain(() -> pool.preparedQuery(BEGIN).execute(Tuple.of(run)))
                .replaceWithVoid();
    }

    /// Marks runs that dead processes left; called by whoever holds the lock of imports.
    Uni<Void> interruptDead() {
        return pool.preparedQuery(INTERRUPT + "where state = 'RUNNING'")
                .execute(Tuple.of(DEAD.zh(), DEAD.en()))
                .replaceWithVoid();
    }

    /// Marks runs that wait for their turn in a process which is gone for good, as far as anybody can tell; should it come back, they
    /// go on.
    Uni<Void> interruptForsaken() {
        return pool.preparedQuery(FORSAKEN)
                .execute(Tuple.of(DEAD.zh(), DEAD.en()))
                .replaceWithVoid();
    }

    /// Whether any run says that it is running.
    Uni<Boolean> anyRunning() {
        return pool.query("select exists (select from import_run where state = 'RUNNING')")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /// Marks a run that can't go on.
    Uni<Void> interrupt(long run, Wording reason) {
        return pool.preparedQuery(INTERRUPT + "where id = $3")
                .execute(Tuple.of(reason.zh(), reason.en(), run))
                .replaceWithVoid();
    }

    /// Lets a run wait for its turn again.
    Uni<Void> queueAgain(long run) {
        return pool.preparedQuery(
                        "update import_run set state = 'QUEUED', finished_at = null, reason_zh = null,"
                                + " reason_en = null where id = $1")
                .execute(Tuple.of(run))
                .replaceWithVoid();
    }

    /// Takes an attempt back that an orderly stop broke off.
    Uni<Void> putBack(long run) {
        return pool.preparedQuery(
                        "update import_run set state = 'QUEUED', attempts = attempts - 1 where id = $1")
                .execute(Tuple.of(run))
                .replaceWithVoid();
    }
}
