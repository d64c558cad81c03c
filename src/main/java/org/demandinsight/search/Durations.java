package org.demandinsight.search;

import java.util.Arrays;
import org.demandinsight.kernel.Estimate;
import org.jspecify.annotations.Nullable;

/// Times to close of a group, in bounded memory: durations fall into bins of two per cent, and for each bin it is counted
/// how many closed and how many were still open (censored). Quantiles come from the Kaplan–Meier curve over the bins, their
/// 95 % intervals by inverting the log-log interval of Greenwood's variance (Brookmeyer and Crowley 1982; Klein and
/// Moeschberger 2003, 4.4 and 4.5).
public final class Durations {
    private static final double WIDTH = Math.log(1.02);
    private static final double SECONDS_PER_HOUR = 3_600;
    private static final double Z95 = 1.959963984540054;

    /// So many are kept one by one, before there are bins: most groups are small, and many.
    private static final int FEW = 1_024;

    private short[] few = new short[4];
    private int fewSize;
    private int[] closed = {};
    private int[] open = {};

    /// Counts one demand.
    ///
    /// @param seconds from receipt to closing, or to the day of reckoning if it is open
    public void add(long seconds, boolean isClosed) {
        int bin = bin(seconds);
        if (closed.length > 0) {
            count(bin, isClosed);
            return;
        }
        if (fewSize == few.length) {
            few = Arrays.copyOf(few, Math.max(4, fewSize * 2));
        }
        few[fewSize++] = (short) (bin << 1 | (isClosed ? 1 : 0));
        if (fewSize == FEW) {
            fill();
        }
    }

    private void fill() {
        for (int i = 0; i < fewSize; i++) {
            count((few[i] & 0xFFFF) >>> 1, (few[i] & 1) == 1);
        }
        fewSize = 0;
        few = new short[0];
    }

    private void count(int bin, boolean isClosed) {
        if (bin >= closed.length) {
            int size = Math.max(bin + 1, closed.length * 2);
            closed = Arrays.copyOf(closed, size);
            open = Arrays.copyOf(open, size);
        }
        (isClosed ? closed : open)[bin]++;
    }

    /// Bins of two per cent above a minute, one below.
    static int bin(long seconds) {
        return (int) (Math.log1p(Math.max(0, seconds) / 60.0) / WIDTH);
    }

    /// The middle of a bin, in hours.
    static double hours(int bin) {
        return Math.expm1((bin + .5) * WIDTH) * 60 / SECONDS_PER_HOUR;
    }

    /// The time in hours within which a share of demands closes, null if the curve never falls so far.
    public @Nullable Estimate quantile(double share, String name) {
        fill();
        long n = 0;
        for (int bin = 0; bin < closed.length; bin++) {
            n += closed[bin] + open[bin];
        }
        double survival = 1;
        double greenwood = 0;
        double value = Double.NaN;
        double low = Double.NaN;
        double high = Double.NaN;
        long atRisk = n;
        for (int bin = 0; bin < closed.length && atRisk > 0; bin++) {
            long events = closed[bin];
            if (events > 0) {
                survival *= 1 - (double) events / atRisk;
                greenwood +=
                        atRisk > events
                                ? (double) events / ((double) atRisk * (atRisk - events))
                                : 0;
                double target = 1 - share;
                if (Double.isNaN(low) && bound(survival, greenwood, -Z95) <= target) {
                    low = hours(bin);
                }
                if (Double.isNaN(value) && survival <= target) {
                    value = hours(bin);
                }
                if (Double.isNaN(high) && bound(survival, greenwood, Z95) <= target) {
                    high = hours(bin);
                }
            }
            atRisk -= events + open[bin];
        }
        if (Double.isNaN(value)) {
            return null;
        }
        return new Estimate(
                value,
                Double.isNaN(low) ? value : Math.min(low, value),
                Double.isNaN(high) ? Double.POSITIVE_INFINITY : Math.max(high, value),
                .95,
                name,
                n);
    }

    /// An end of the log-log interval of the survival: S^exp(∓z·se), se = sqrt(variance)/|log S|.
    private static double bound(double survival, double greenwood, double z) {
        if (survival <= 0) {
            return 0;
        }
        double log = Math.log(survival);
        return log == 0
                ? 1
                : Math.pow(survival, Math.exp(-z * Math.sqrt(greenwood) / Math.abs(log)));
    }
}
