package org.demandinsight.search;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How far the index has come and how it fares: told by the indexer's thread, asked by any.
final class Progress {
    private static final Logger LOG = Logger.getLogger(Indexer.class);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final CountDownLatch caughtUpOnce = new CountDownLatch(1);
    private volatile CommitPoint reached = CommitPoint.NOTHING;
    private volatile long levelAt = System.nanoTime();
    private volatile boolean following;
    private volatile @Nullable String trouble;

    /// What is visible.
    CommitPoint reached() {
        return reached;
    }

    /// The last change that is visible.
    long applied() {
        return reached.changeNumber();
    }

    /// Something else is visible.
    void show(CommitPoint now) {
        reached = now;
        wakeAll();
    }

    private synchronized void wakeAll() {
        notifyAll();
    }

    /// The index is level with the record.
    void level() {
        levelAt = System.nanoTime();
        caughtUpOnce.countDown();
        recovered();
    }

    /// What was written is durable.
    void recovered() {
        if (trouble != null) {
            LOG.info("Indexing goes on");
            trouble = null;
        }
    }

    /// Whether changes are applied as they come, and demands are not all written anew.
    void following(boolean now) {
        following = now;
    }

    /// Says it once: a full disk or a database that is away fails every second in the same way.
    void failed(Throwable failure) {
        following = false;
        var now = String.valueOf(failure.getMessage());
        if (!now.equals(trouble)) {
            LOG.errorf(failure, "Indexing stopped; it is tried again every second: %s", now);
        }
        trouble = now;
    }

    @Nullable String trouble() {
        return trouble;
    }

    boolean hasCaughtUp() {
        return caughtUpOnce.getCount() == 0;
    }

    void awaitCaughtUp() throws InterruptedException {
        caughtUpOnce.await();
    }

    Duration lag() {
        return Duration.ofNanos(System.nanoTime() - levelAt);
    }

    /// Waits until a change is visible, or nothing more is to be waited for.
    synchronized void awaitApplied(long change, BooleanSupplier enough)
            throws InterruptedException {
        while (applied() < change && !enough.getAsBoolean()) {
            wait(LOOK.toMillis());
        }
    }

    /// The same, but not while nothing is followed or there is trouble.
    void awaitFollowed(long change, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        awaitApplied(change, () -> !following || trouble != null || System.nanoTime() > end);
    }
}
