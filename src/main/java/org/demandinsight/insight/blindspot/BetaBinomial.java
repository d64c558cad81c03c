package org.demandinsight.insight.blindspot;

import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/// The number of signs among exposed units whose rate varies between scopes by a Beta distribution.
///
/// @param exposed units; need not be whole
/// @param rate mean of the Beta distribution, above 0 and below 1
/// @param precision sum of its two parameters: large if scopes are alike
record BetaBinomial(double exposed, double rate, double precision) {
    /// From here on sums over counts give way to a Beta distribution of the same mean and variance.
    private static final double LARGE = 300;

    static final double HIGHEST_RATE = .98;

    /// A rate that leaves room on both sides.
    static double rate(double wanted) {
        return Math.clamp(wanted, 1e-5, HIGHEST_RATE);
    }

    private double alpha() {
        return rate * precision;
    }

    private double beta() {
        return (1 - rate) * precision;
    }

    double logProbability(double count) {
        double rest = Math.max(0, exposed - count);
        return LogGamma.value(exposed + 1)
                - LogGamma.value(count + 1)
                - LogGamma.value(rest + 1)
                + LogBeta.value(alpha() + count, beta() + rest)
                - LogBeta.value(alpha(), beta());
    }

    /// P(Y ≤ count).
    double below(double count) {
        if (count >= exposed) {
            return 1;
        }
        if (exposed > LARGE) {
            double spread = exposed / (1 + (exposed - 1) / (precision + 1)) - 1;
            return RegularizedBeta.value(
                    (count + .5) / (exposed + 1), rate * spread, (1 - rate) * spread);
        }
        double term = Math.exp(logProbability(0));
        double sum = term;
        for (int y = 0; y < count; y++) {
            term *= (exposed - y) / (y + 1) * (alpha() + y) / (beta() + exposed - y - 1);
            sum += term;
        }
        return Math.min(sum, 1);
    }

    /// The least count that is not below a quantile.
    double quantile(double p) {
        double low = -1;
        double high = Math.floor(exposed);
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (below(middle) >= p) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
