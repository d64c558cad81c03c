package org.demandinsight.search;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.demandinsight.kernel.Estimate;
import org.jspecify.annotations.Nullable;

/// Shares of a count, with Wilson's score interval (Wilson 1927), which holds for small counts too.
public final class Shares {
    private static final double ALPHA = .05;

    private Shares() {}

    /// The share of hits among n, null of none.
    public static @Nullable Estimate of(long hits, long n) {
        if (n == 0) {
            return null;
        }
        var interval =
                BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                        Math.toIntExact(n), Math.toIntExact(hits), ALPHA);
        double share = (double) hits / n;
        return new Estimate(
                share,
                Math.min(share, interval.getLowerBound()),
                Math.max(share, interval.getUpperBound()),
                1 - ALPHA,
                "Wilson score",
                n);
    }
}
