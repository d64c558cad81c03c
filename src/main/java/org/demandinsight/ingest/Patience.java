package org.demandinsight.ingest;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.demandinsight.jobs.Turn;
import org.demandinsight.reactive.DatabaseFault;
import org.demandinsight.reactive.OffLoop;
import org.jboss.logging.Logger;

/// Lets an import outlast a database that is away or full for a while: what failed is asked again, later and later. All that an
/// import asks may be asked twice; what was stored before its answer got lost counts as unchanged then.
final class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final long run;
    private final Duration limit;
    private final Turn turn;

    /// @param limit how long one question may fail
    Patience(long run, Duration limit, Turn turn) {
        this.run = run;
        this.limit = limit;
        this.turn = turn;
    }

    /// Waits for the answer. A failure that does not pass is thrown at once.
    <T> T await(Supplier<Uni<T>> question) {
        try {
            return OffLoop.await(question);
        } catch (RuntimeException e) {
            if (!DatabaseFault.isPassing(e)) {
                throw e;
            }
            LOG.warnf("Import %d waits for the database: %s", run, e.getMessage());
            var answer = again(question);
            LOG.infof("Import %d goes on", run);
            return answer;
        }
    }

    private <T> T again(Supplier<Uni<T>> question) {
        long end = System.nanoTime() + limit.toNanos();
        var pause = FIRST_PAUSE;
        while (true) {
            rest(pause);
            try {
                turn.keep();
                return OffLoop.await(question);
            } catch (RuntimeException e) {
                boolean over = System.nanoTime() > end || Thread.currentThread().isInterrupted();
                if (over || !DatabaseFault.isPassing(e)) {
                    throw e;
                }
                var longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            }
        }
    }

    /// Ends early when the service stops.
    static void rest(Duration pause) {
        try {
            boolean _ = new Semaphore(0).tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
