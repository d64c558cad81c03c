package org.demandinsight.jobs;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.demandinsight.reactive.OffLoop;

/// Runs work of which one may run at a time in a cluster. The lock is a session's in the database: when the process that
/// holds it dies, its connection ends, and whoever waits takes over at once.
@ApplicationScoped
public class Jobs {
    private final Pool pool;

    Jobs(Pool pool) {
        this.pool = pool;
    }

    /// Waits for its turn, then runs the work on this (worker) thread.
    public <T> T alone(Job job, Supplier<T> work) {
        SqlConnection session = OffLoop.await(pool::getConnection);
        try {
            var _ = lock(session, "select pg_advisory_lock($1)", job);
            try {
                return work.get();
            } finally {
                var _ = lock(session, "select pg_advisory_unlock($1)", job);
            }
        } finally {
            var _ = OffLoop.await(() -> session.close().replaceWith(true));
        }
    }

    /// Runs the work if nobody is at this job.
    public void ifFree(Job job, Runnable work) {
        SqlConnection session = OffLoop.await(pool::getConnection);
        try {
            boolean free =
                    OffLoop.await(() ->
                            session.preparedQuery("select pg_try_advisory_lock($1)")
                                    .execute(Tuple.of(job.lock()))
                                    .map(rows -> rows.iterator().next().getBoolean(0)));
            if (free) {
                try {
                    work.run();
                } finally {
                    var _ = lock(session, "select pg_advisory_unlock($1)", job);
                }
            }
        } finally {
            var _ = OffLoop.await(() -> session.close().replaceWith(true));
        }
    }

    private static boolean lock(SqlConnection session, String sql, Job job) {
        return OffLoop.await(
                () -> session.preparedQuery(sql).execute(Tuple.of(job.lock())).replaceWith(true));
    }
}
