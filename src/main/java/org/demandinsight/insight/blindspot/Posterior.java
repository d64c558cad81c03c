package org.demandinsight.insight.blindspot;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// What is known of a scope's rate after its signs were counted: a Beta distribution for each guess at the rate of its
/// peers and each group of the prior, weighted by how well it predicts the count.
final class Posterior {
    private final double exposed;
    private final double[] weights;
    private final double[] peers;
    private final BetaDistribution[] rates;

    private Posterior(double exposed, double[] weights, double[] peers, BetaDistribution[] rates) {
        this.exposed = exposed;
        this.weights = weights;
        this.peers = peers;
        this.rates = rates;
    }

    /// The posterior over equally likely guesses, each with its bulk and its gaps.
    ///
    /// @param guesses rates of the peers, one or more
    static Posterior of(Trial trial, double[] guesses, RobustPrior prior) {
        int groups = 1 + RobustPrior.GAPS.length;
        int size = guesses.length * groups;
        double[] weights = new double[size];
        double[] peers = new double[size];
        var rates = new BetaDistribution[size];
        for (int i = 0; i < size; i++) {
            int gap = i % groups - 1;
            peers[i] = guesses[i / groups];
            double mean = gap < 0 ? peers[i] : RobustPrior.gapRate(peers[i], RobustPrior.GAPS[gap]);
            double share = gap < 0 ? 1 - prior.gaps() : prior.gaps() / RobustPrior.GAPS.length;
            weights[i] =
                    Math.log(share)
                            + new BetaBinomial(trial.exposed(), mean, prior.precision())
                                    .logProbability(trial.observed());
            rates[i] =
                    BetaDistribution.of(
                            mean * prior.precision() + trial.observed(),
                            (1 - mean) * prior.precision() + trial.exposed() - trial.observed());
        }
        return new Posterior(trial.exposed(), normalised(weights), peers, rates);
    }

    private static double[] normalised(double[] logarithms) {
        double best = Arrays.stream(logarithms).max().orElse(0);
        double[] weights = Arrays.stream(logarithms).map(each -> Math.exp(each - best)).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(each -> each / sum).toArray();
    }

    /// Signs expected at the peers' rate.
    double expected() {
        return exposed * mean(i -> peers[i]);
    }

    double probabilityAbove(double ratio) {
        return mean(i -> above(i, ratio * peers[i]));
    }

    double ratioQuantile(double p) {
        return quantile(
                p,
                i -> rates[i].inverseCumulativeProbability(p) / peers[i],
                this::probabilityAbove);
    }

    /// Quantile of the signs beyond what the peers' rate explains; negative if there are fewer.
    double excessQuantile(double p) {
        return exposed
                * quantile(
                        p,
                        i -> rates[i].inverseCumulativeProbability(p) - peers[i],
                        excess -> mean(i -> above(i, excess + peers[i])));
    }

    /// The one Beta distribution of the same mean and variance as the rate's.
    BetaDistribution rate() {
        double mean = mean(i -> rates[i].getMean());
        double square = mean(i -> rates[i].getVariance() + rates[i].getMean() * rates[i].getMean());
        double precision = mean * (1 - mean) / (square - mean * mean) - 1;
        return BetaDistribution.of(mean * precision, (1 - mean) * precision);
    }

    double[] sampleExcess(UniformRandomProvider random, int draws) {
        var samplers = Arrays.stream(rates).map(each -> each.createSampler(random)).toList();
        double[] drawn = new double[draws];
        for (int draw = 0; draw < draws; draw++) {
            double at = random.nextDouble();
            int i = 0;
            while (i < weights.length - 1 && at >= weights[i]) {
                at -= weights[i++];
            }
            drawn[draw] = exposed * (samplers.get(i).sample() - peers[i]);
        }
        return drawn;
    }

    private double above(int i, double rate) {
        if (rate <= 0) {
            return 1;
        }
        return rate >= 1 ? 0 : rates[i].survivalProbability(rate);
    }

    private double mean(IntToDoubleFunction figure) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * figure.applyAsDouble(i);
        }
        return sum;
    }

    /// A mixture's quantile lies between those of its parts.
    private double quantile(double p, IntToDoubleFunction part, DoubleUnaryOperator above) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            double own = part.applyAsDouble(i);
            low = Math.min(low, own);
            high = Math.max(high, own);
        }
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (above.applyAsDouble(middle) > 1 - p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
