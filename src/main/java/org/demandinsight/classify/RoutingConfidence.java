package org.demandinsight.classify;

import java.util.List;

/// How the scores of the departments and their history become probabilities: softmax of `sharpness · score + trust ·
/// log share`, both learned from demands held out.
///
/// @param sharpness what a score is multiplied by, the inverse of the temperature (Guo et al. 2017)
/// @param trust what the logarithm of a share in the category's history is multiplied by
record RoutingConfidence(double sharpness, double trust) {
    private static final int STEPS = 50;
    private static final double STILL = 1e-6;

    /// Keeps the two steps of Newton's method apart where the data can't tell them apart.
    private static final double RIDGE = 1e-6;

    /// A demand held out.
    ///
    /// @param department its number, −1 if the model doesn't know it
    /// @param weight how many demands it stands for
    @SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
    record HeldOutDemand(int department, float[] scores, double[] logShares, double weight) {}

    /// By which the demands held out are likeliest (maximum likelihood by Newton's method; the loss is convex).
    static RoutingConfidence learn(List<HeldOutDemand> heldOut) {
        double[] at = {1, .5};
        double loss = loss(heldOut, at);
        for (int step = 0; step < STEPS; step++) {
            double[] move = move(heldOut, at);
            double size = 1;
            double[] next = moved(at, move, size);
            double nextLoss = loss(heldOut, next);
            while (nextLoss > loss && size > STILL) {
                size /= 2;
                next = moved(at, move, size);
                nextLoss = loss(heldOut, next);
            }
            boolean still = loss - nextLoss < STILL * loss;
            if (nextLoss < loss) {
                at = next;
                loss = nextLoss;
            }
            if (still) {
                break;
            }
        }
        return new RoutingConfidence(at[0], at[1]);
    }

    private static double[] moved(double[] at, double[] move, double size) {
        return new double[] {
            Math.max(0, at[0] + size * move[0]), Math.max(0, at[1] + size * move[1])
        };
    }

    private static double loss(List<HeldOutDemand> heldOut, double[] at) {
        var confidence = new RoutingConfidence(at[0], at[1]);
        double sum = 0;
        for (var each : heldOut) {
            if (each.department() >= 0) {
                double[] probabilities = confidence.spread(each.scores(), each.logShares());
                sum -= each.weight() * Math.log(Math.max(1e-300, probabilities[each.department()]));
            }
        }
        return sum;
    }

    /// Newton's step: gradient and curvature of the log-likelihood are the gap of the truth's features to their mean, and
    /// their covariance, both under the probabilities as they are.
    private static double[] move(List<HeldOutDemand> heldOut, double[] at) {
        var confidence = new RoutingConfidence(at[0], at[1]);
        double[] gap = new double[2];
        double scores = 0;
        double both = 0;
        double shares = 0;
        for (var each : heldOut) {
            if (each.department() < 0) {
                continue;
            }
            double[] probabilities = confidence.spread(each.scores(), each.logShares());
            double meanScore = 0;
            double meanShare = 0;
            for (int i = 0; i < probabilities.length; i++) {
                meanScore += probabilities[i] * each.scores()[i];
                meanShare += probabilities[i] * each.logShares()[i];
            }
            gap[0] += each.weight() * (each.scores()[each.department()] - meanScore);
            gap[1] += each.weight() * (each.logShares()[each.department()] - meanShare);
            for (int i = 0; i < probabilities.length; i++) {
                double score = each.scores()[i] - meanScore;
                double share = each.logShares()[i] - meanShare;
                scores += each.weight() * probabilities[i] * score * score;
                both += each.weight() * probabilities[i] * score * share;
                shares += each.weight() * probabilities[i] * share * share;
            }
        }
        double ridge = RIDGE * (scores + shares) + Double.MIN_NORMAL;
        double determinant = (scores + ridge) * (shares + ridge) - both * both;
        return new double[] {
            ((shares + ridge) * gap[0] - both * gap[1]) / determinant,
            ((scores + ridge) * gap[1] - both * gap[0]) / determinant
        };
    }

    /// Probabilities of the departments.
    double[] spread(float[] scores, double[] logShares) {
        double[] probabilities = new double[scores.length];
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = sharpness * scores[i] + trust * logShares[i];
            best = Math.max(best, probabilities[i]);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] = Math.exp(probabilities[i] - best);
            sum += probabilities[i];
        }
        for (int i = 0; i < scores.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }
}
