package org.demandinsight.jobs;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.demandinsight.reactive.OffLoop;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The turn of this process at a job: a lock of a session in the database. When the process dies its connection ends, and
/// whoever waits takes over at once.
public final class Turn implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Turn.class);

    private final Pool pool;
    private final Job job;
    private @Nullable SqlConnection session;

    Turn(Pool pool, Job job) {
        this.pool = pool;
        this.job = job;
    }

    /// Waits for it.
    void take() {
        var _ = lock("select pg_advisory_lock($1) is not null");
    }

    /// Takes it if nobody has it.
    boolean takeIfFree() {
        boolean free = lock("select pg_try_advisory_lock($1)");
        if (!free) {
            release();
        }
        return free;
    }

    private boolean lock(String sql) {
        SqlConnection connection = OffLoop.await(pool::getConnection);
        session = connection;
        return ask(connection, sql);
    }

    private boolean ask(SqlConnection connection, String sql) {
        return OffLoop.await(() ->
                connection
                        .preparedQuery(sql)
                        .execute(Tuple.of(job.lock()))
                        .map(rows -> rows.iterator().next().getBoolean(0)));
    }

    /// Waits for it again if it was lost with its connection, as when the database was restarted: another may have it since.
    public void keep() {
        var connection = session;
        if (connection != null && isAlive(connection)) {
            return;
        }
        release();
        take();
    }

    private boolean isAlive(SqlConnection connection) {
        try {
            return ask(connection, "select $1::bigint is not null");
        } catch (RuntimeException e) {
            LOG.debugf(e, "The turn at %s is lost", job);
            return false;
        }
    }

    /// Gives the connection back.
    private void release() {
        var connection = session;
        session = null;
        if (connection != null) {
            try {
                var _ = OffLoop.await(() -> connection.close().replaceWith(true));
            } catch (RuntimeException e) {
                LOG.debug("A connection that was lost could not be closed", e);
            }
        }
    }

    /// Lets others have it. Whoever lost the connection has lost the lock with it.
    @Override
    public void close() {
        var connection = session;
        if (connection != null) {
            try {
                boolean _ = ask(connection, "select pg_advisory_unlock($1)");
            } catch (RuntimeException e) {
                LOG.debugf(e, "The turn at %s was lost before it ended", job);
            }
        }
        release();
    }
}
