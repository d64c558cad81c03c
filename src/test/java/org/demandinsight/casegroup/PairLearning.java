package org.demandinsight.casegroup;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Learns a [PairScore]: a logistic regression on the differences between an original and other candidates of the same duplicate
/// (pairwise ranking), first on all of them, then on those that the first put foremost, as only they matter for who is first; and
/// from its scores log odds, over what a city meets (Platt).
final class PairLearning {
    private static final int HARDEST = 10;
    private static final long SEED = 42;

    private PairLearning() {}

    /// The candidates of one demand.
    ///
    /// @param original place of the original among them; -1 if it is not among them, or there is none
    @SuppressWarnings("ArrayRecordComponent")
    record Asked(String original, int at, double[][] features) {}

    /// @param others demands of any kind
    /// @param share how many demands of the file stand for each of the others
    static PairScore learn(List<Asked> duplicates, List<Asked> others, double share) {
        double[] first = rank(duplicates, null);
        double[] weights = rank(duplicates, new PairScore(first, 1, 0, 1));
        return calibrate(new PairScore(weights, 1, 0, 1), duplicates, others, share);
    }

    private static double[] rank(
            List<Asked> duplicates, @org.jspecify.annotations.Nullable PairScore former) {
        var x = new ArrayList<Feature[]>();
        for (var asked : duplicates) {
            if (asked.at < 0) {
                continue;
            }
            int[] others =
                    IntStream.range(0, asked.features.length)
                            .filter(i -> i != asked.at)
                            .boxed()
                            .sorted(
                                    Comparator.comparingDouble(i ->
                                            former == null ? 0 : -former.sum(asked.features[i])))
                            .limit(former == null ? Long.MAX_VALUE : HARDEST)
                            .mapToInt(Integer::intValue)
                            .toArray();
            for (int other : others) {
                double sign = x.size() % 2 == 0 ? 1 : -1;
                x.add(difference(asked.features[asked.at], asked.features[other], sign));
            }
        }
        var problem = new Problem();
        problem.l = x.size();
        problem.n = PairFeatures.values().length;
        problem.x = x.toArray(Feature[][]::new);
        problem.y = IntStream.range(0, problem.l).mapToDouble(i -> i % 2 == 0 ? 1 : -1).toArray();
        return train(problem, 1, 1);
    }

    private static Feature[] difference(double[] one, double[] other, double sign) {
        return IntStream.range(0, one.length)
                .mapToObj(i -> new FeatureNode(i + 1, sign * (one[i] - other[i])))
                .toArray(Feature[]::new);
    }

    private static double[] train(Problem problem, double cost, double weightOfNegatives) {
        Linear.disableDebugOutput();
        var parameter = new Parameter(SolverType.L2R_LR, cost, 1_000, 1e-5);
        parameter.setWeights(new double[] {weightOfNegatives, 1}, new int[] {-1, 1});
        parameter.setRandom(new Random(SEED));
        var model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        return Arrays.stream(model.getFeatureWeights()).map(each -> sign * each).toArray();
    }

    private static PairScore calibrate(
            PairScore score, List<Asked> duplicates, List<Asked> others, double share) {
        var x = new ArrayList<Feature[]>();
        var y = new ArrayList<Double>();
        for (var asked : duplicates) {
            for (int i = 0; i < asked.features.length; i++) {
                if (i == asked.at) {
                    x.add(point(score.sum(asked.features[i])));
                    y.add(1.0);
                }
            }
        }
        for (var asked : others) {
            for (double[] features : asked.features) {
                x.add(point(score.sum(features)));
                y.add(-1.0);
            }
        }
        var problem = new Problem();
        problem.l = x.size();
        problem.n = 2;
        problem.x = x.toArray(Feature[][]::new);
        problem.y = y.stream().mapToDouble(Double::doubleValue).toArray();
        double[] found = train(problem, 1_000, share);
        var whether = new PairScore(score.weights(), found[0], found[1], 1);
        double named =
                duplicates.stream()
                        .filter(asked -> asked.at >= 0)
                        .mapToDouble(asked -> whether.probability(asked.features[asked.at]))
                        .average()
                        .orElse(1);
        return new PairScore(score.weights(), found[0], found[1], named);
    }

    private static Feature[] point(double score) {
        return new Feature[] {new FeatureNode(1, score), new FeatureNode(2, 1)};
    }
}
