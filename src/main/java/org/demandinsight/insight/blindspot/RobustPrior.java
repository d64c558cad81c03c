package org.demandinsight.insight.blindspot;

import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// How rates differ between scopes that have no gap, fitted to the bulk of them.
///
/// A gap must not widen the prior by which it is judged. So the likelihood is truncated: a scope above the [#BULK] quantile
/// of what the fit itself predicts is left out, and the rest is judged as drawn from below that quantile (the
/// zero assumption of Efron, Large-Scale Inference, 2010, ch. 6, here for counts).
///
/// Beside the bulk stands a second, small group: scopes with a gap, whose odds are [#GAPS] times those of their peers (the two
/// groups of the same book, ch. 2). Without it a bulk that is much alike would shrink every gap away.
///
/// @param ratio by which the rates of all scopes are multiplied
/// @param precision of the Beta distribution of a scope's rate about that mean
/// @param gaps share of scopes with a gap
record RobustPrior(double ratio, double precision, double gaps) {
    /// Odds of a gap, equally likely: a grid from hardly to much.
    static final double[] GAPS = {1.5, 2, 3, 4.5};

    private static final double BULK = .85;
    private static final double LEAST_ALIKE = Math.log(3);
    private static final double MOST_ALIKE = Math.log(3_000);
    private static final double START = 30;
    private static final int ROUNDS = 4;
    private static final int FEWEST = 3;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /// Scopes that tell most; more would only take time.
    private static final int ENOUGH = 600;

    private static final double LEAST_EXPECTED = .5;

    private static final double FEWEST_GAPS = .002;
    private static final double MOST_GAPS = .2;
    private static final double GAP_START = .03;
    private static final int GAP_ROUNDS = 20;

    /// Fits both.
    static RobustPrior fit(List<Trial> trials) {
        return fit(trials, true);
    }

    /// Fits the precision; the ratio is 1.
    static RobustPrior fitPrecision(List<Trial> trials) {
        return fit(trials, false);
    }

    double rate(Trial trial) {
        return BetaBinomial.rate(trial.rate() * ratio);
    }

    /// Equally likely rates of a scope without a gap.
    double[] rates(Trial trial, int count) {
        double mean = rate(trial);
        var bulk = BetaDistribution.of(mean * precision, (1 - mean) * precision);
        double[] rates = new double[count];
        for (int i = 0; i < count; i++) {
            rates[i] = BetaBinomial.rate(bulk.inverseCumulativeProbability((i + .5) / count));
        }
        return rates;
    }

    private BetaBinomial predictive(Trial trial) {
        return new BetaBinomial(trial.exposed(), rate(trial), precision);
    }

    private static RobustPrior fit(List<Trial> all, boolean ratioToo) {
        var trials =
                all.stream()
                        .filter(trial -> trial.expected() >= LEAST_EXPECTED)
                        .sorted(Comparator.comparingDouble(Trial::expected).reversed())
                        .limit(ENOUGH)
                        .toList();
        if (trials.size() < FEWEST) {
            return new RobustPrior(1, START, GAP_START);
        }
        var prior = new RobustPrior(ratioToo ? median(trials) : 1, START, 0);
        for (int round = 0; round < ROUNDS; round++) {
            double[] cut = prior.cuts(trials);
            double centre = Math.log(prior.ratio);
            double precision = prior.precision;
            double ratio =
                    ratioToo
                            ? maximise(
                                    x -> new RobustPrior(x, precision, 0).likelihood(trials, cut),
                                    centre - .3,
                                    centre + .3)
                            : prior.ratio;
            prior =
                    new RobustPrior(
                            ratio,
                            maximise(
                                    x -> new RobustPrior(ratio, x, 0).likelihood(trials, cut),
                                    LEAST_ALIKE,
                                    MOST_ALIKE),
                            0);
        }
        return prior.withGaps(trials);
    }

    /// Expectation–maximisation of the share of gaps, the bulk standing.
    private RobustPrior withGaps(List<Trial> trials) {
        double[] odds = trials.stream().mapToDouble(this::gapLikelihoodRatio).toArray();
        double share = GAP_START;
        for (int round = 0; round < GAP_ROUNDS; round++) {
            double sum = 0;
            for (double each : odds) {
                sum += share * each / (share * each + 1 - share);
            }
            share = Math.clamp(sum / odds.length, FEWEST_GAPS, MOST_GAPS);
        }
        return new RobustPrior(ratio, precision, share);
    }

    private double gapLikelihoodRatio(Trial trial) {
        double bulk = predictive(trial).logProbability(trial.observed());
        double sum = 0;
        for (double odds : GAPS) {
            var gap = new BetaBinomial(trial.exposed(), gapRate(rate(trial), odds), precision);
            sum += Math.exp(gap.logProbability(trial.observed()) - bulk) / GAPS.length;
        }
        return Math.min(sum, 1e12);
    }

    /// The rate at so many times the odds.
    static double gapRate(double rate, double odds) {
        return BetaBinomial.rate(rate * odds / (1 - rate + rate * odds));
    }

    /// The ratio that half of what is expected lies below.
    private static double median(List<Trial> trials) {
        double half = trials.stream().mapToDouble(Trial::expected).sum() / 2;
        double sum = 0;
        var order =
                trials.stream()
                        .sorted(
                                Comparator.comparingDouble(
                                        trial -> trial.observed() / trial.expected()))
                        .toList();
        for (var trial : order) {
            sum += trial.expected();
            if (sum >= half) {
                return Math.max(trial.observed(), .5) / trial.expected();
            }
        }
        return 1;
    }

    private double[] cuts(List<Trial> trials) {
        return trials.stream().mapToDouble(trial -> predictive(trial).quantile(BULK)).toArray();
    }

    private double likelihood(List<Trial> trials, double[] cut) {
        double sum = 0;
        for (int i = 0; i < cut.length; i++) {
            var trial = trials.get(i);
            if (trial.observed() <= cut[i]) {
                var predictive = predictive(trial);
                sum += predictive.logProbability(trial.observed());
                sum -= Math.log(Math.max(predictive.below(cut[i]), 1e-12));
            }
        }
        return sum;
    }

    /// Golden-section search over logarithms.
    private static double maximise(DoubleUnaryOperator f, double from, double until) {
        double low = from;
        double high = until;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = f.applyAsDouble(Math.exp(left));
        double atRight = f.applyAsDouble(Math.exp(right));
        while (high - low > .02) {
            if (atLeft < atRight) {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = f.applyAsDouble(Math.exp(right));
            } else {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = f.applyAsDouble(Math.exp(left));
            }
        }
        return Math.exp((low + high) / 2);
    }
}
