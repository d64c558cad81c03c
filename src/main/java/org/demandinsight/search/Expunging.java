package org.demandinsight.search;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Rewriting the files of the index that still hold what was erased, beside the work of the indexer's thread, which calls this.
final class Expunging {
    private static final Logger LOG = Logger.getLogger(Expunging.class);

    /// Erasures come in rows: the files are rewritten once, when none has come for so long.
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final DemandIndex index;
    private @Nullable CompletableFuture<Void> work;
    private long forgotAt = System.nanoTime() - QUIET.toNanos();

    Expunging(DemandIndex index) {
        this.index = index;
    }

    /// Something more was erased: a rewriting at hand may have begun before.
    void forget() {
        work = null;
        forgotAt = System.nanoTime();
    }

    /// Begins the rewriting, or again if it failed, and looks whether it has ended.
    ///
    /// @return whether the files are clean; a commit makes it final
    boolean isDone() {
        var now = work;
        if (now == null && System.nanoTime() - forgotAt > QUIET.toNanos()) {
            work =
                    CompletableFuture.runAsync(
                            index::expunge,
                            task -> Thread.ofPlatform().daemon().name("expunger").start(task));
        }
        if (now == null || !now.isDone()) {
            return false;
        }
        work = null;
        if (now.isCompletedExceptionally()) {
            LOG.warnf(
                    "What was erased is still in files of the index; tried again: %s",
                    now.exceptionNow());
            return false;
        }
        return true;
    }
}
