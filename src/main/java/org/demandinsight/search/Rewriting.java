package org.demandinsight.search;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Rewriting files of the index beside the work of the indexer's thread, which calls this.
final class Rewriting {
    private static final Logger LOG = Logger.getLogger(Rewriting.class);

    private final Runnable work;
    private final Duration quiet;
    private final int rest;
    private final String failed;
    private @Nullable CompletableFuture<Void> running;
    private boolean stale;
    private volatile long notBefore;

    /// @param quiet how long nothing must have spoken against it: what does comes in rows, and the files are rewritten once
    /// @param rest so many times as long as it took, it isn't done again; as long as `quiet` at least
    /// @param failed what to say of a failure, after which it is tried again
    Rewriting(Runnable work, Duration quiet, int rest, String failed) {
        this.work = work;
        this.quiet = quiet;
        this.rest = rest;
        this.failed = failed;
        this.notBefore = System.nanoTime() + quiet.toNanos();
    }

    /// Something speaks against beginning now.
    void putOff() {
        putOff(quiet);
    }

    /// There is more to rewrite: what is at hand may have begun before.
    void forget() {
        stale = true;
        putOff();
    }

    /// Whether one is at hand that [#isDone()] has yet to tell of.
    boolean isRunning() {
        return running != null;
    }

    private synchronized void putOff(Duration time) {
        notBefore = Math.max(notBefore, System.nanoTime() + time.toNanos());
    }

    private void rewrite() {
        long begun = System.nanoTime();
        try {
            work.run();
        } finally {
            putOff(Duration.ofNanos((System.nanoTime() - begun) * rest));
            putOff();
        }
    }

    /// Begins the rewriting, or again if it failed or came too early, and looks whether it has ended. One is done at a time.
    ///
    /// @return whether the files are rewritten; a commit makes it final
    boolean isDone() {
        var now = running;
        if (now == null && System.nanoTime() > notBefore) {
            stale = false;
            running =
                    CompletableFuture.runAsync(
                            this::rewrite,
                            task -> Thread.ofPlatform().daemon().name("rewriter").start(task));
        }
        if (now == null || !now.isDone()) {
            return false;
        }
        running = null;
        if (now.isCompletedExceptionally()) {
            LOG.warnf("%s: %s", failed, now.exceptionNow());
            return false;
        }
        return !stale;
    }
}
