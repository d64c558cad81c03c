package org.demandinsight.jobs;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs work of which one may run at a time in a cluster.
@ApplicationScoped
public class Jobs {
    private final Pool pool;

    Jobs(Pool pool) {
        this.pool = pool;
    }

    /// Waits for its turn, then runs the work on this (worker) thread.
    public <T> T alone(Job job, Supplier<T> work) {
        return inTurn(job, _ -> work.get());
    }

    /// Waits for its turn, then runs work that outlasts a restart of the database: it looks after its turn itself.
    public <T> T inTurn(Job job, Function<Turn, T> work) {
        try (var turn = new Turn(pool, job)) {
            turn.take();
            return work.apply(turn);
        }
    }

    /// Runs the work if nobody is at this job.
    ///
    /// @return whether it was run
    @CanIgnoreReturnValue
    public boolean ifFree(Job job, Runnable work) {
        try (var turn = new Turn(pool, job)) {
            boolean free = turn.takeIfFree();
            if (free) {
                work.run();
            }
            return free;
        }
    }
}
