package org.demandinsight.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.jobs.Job;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.reactive.OffLoop;
import org.jboss.logging.Logger;

/// Erases demands that have been closed for longer than the city keeps them, where that is switched on: a batch a transaction,
/// in one process of a cluster at a time. They leave the same tombstones as those erased on request: the file from which they came may
/// still be about.
@ApplicationScoped
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    /// Findings and examples are gone through once a batch; a lock on so many rows is held for about a second.
    private static final int BATCH = 1_000;

    private final Jobs jobs;
    private final DueDemands due;
    private final Erasures erasures;
    private final RetentionSettings settings;
    private final BackgroundThread thread = new BackgroundThread("retention");

    Retention(Jobs jobs, DueDemands due, Erasures erasures, RetentionSettings settings) {
        this.jobs = jobs;
        this.due = due;
        this.erasures = erasures;
        this.settings = settings;
    }

    /// Starts the thread.
    public void start() {
        if (settings.enabled()) {
            thread.repeat(
                    settings.look(),
                    "Retention stopped; it goes on at its next look",
                    () -> jobs.ifFree(Job.RETENTION, this::settle));
        }
    }

    /// Whether what is due is erased.
    public boolean enabled() {
        return settings.enabled();
    }

    /// Erases all that is due. Blocks: never called on the event loop.
    void settle() {
        var unknown = due.unknownSources();
        if (!unknown.isEmpty()) {
            LOG.warnf("Retention erases nothing: no source has the code %s", unknown);
            return;
        }
        long start = System.nanoTime();
        long erased = 0;
        long last = 0;
        while (!thread.stopped()) {
            long from = last;
            var batch = OffLoop.await(() -> due.after(from, BATCH));
            if (batch.isEmpty()) {
                break;
            }
            erased += OffLoop.await(() -> erasures.erase(due.hold(batch)));
            last = batch.getLast();
            LOG.debugf("Retention has erased %,d demands", erased);
        }
        if (erased > 0) {
            LOG.infof(
                    "Retention erased %,d demands that had been closed for long enough, in %.1f s",
                    erased, (System.nanoTime() - start) / 1e9);
        }
    }

    /// Ends after the batch at hand.
    public void stop() {
        thread.stop();
    }
}
