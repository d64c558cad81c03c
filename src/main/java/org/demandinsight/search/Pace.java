package org.demandinsight.search;

import java.time.Duration;

/// How many changes may wait to be found, by how fast they are written: as many as are found soon. A process that has just started is
/// several times slower than later.
final class Pace {
    private static final Duration SOON = Duration.ofMillis(800);

    /// More wait to be found only where a batch takes longer; with less than a batch writer and index would work by turns.
    private static final int LEAST = IndexedDemands.BATCH;

    private static final int MOST = 6 * IndexedDemands.BATCH;

    /// What the latest batch weighs beside those before it.
    private static final double LATEST = .3;

    /// A writer of many demands asks more often than that.
    private static final Duration LATELY = Duration.ofSeconds(5);

    private double aSecond = LEAST / seconds(SOON);
    private volatile int most = LEAST;
    private volatile long askedAt = System.nanoTime() - LATELY.toNanos();

    /// A batch was read and written. A small one tells of what each costs that has nothing to do with its size.
    void took(int batch, Duration time) {
        if (batch < LEAST / 2) {
            return;
        }
        aSecond += LATEST * (batch / Math.max(1e-3, seconds(time)) - aSecond);
        most = (int) Math.clamp(aSecond * seconds(SOON), LEAST, MOST);
    }

    /// So many changes are found soon.
    int most() {
        return most;
    }

    /// A writer of many demands asks how far it may be ahead.
    void asked() {
        askedAt = System.nanoTime();
    }

    /// Whether somebody writes many.
    boolean isAsked() {
        return System.nanoTime() - askedAt < LATELY.toNanos();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
