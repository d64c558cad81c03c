package org.demandinsight.insight.blindspot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;

/// Between which ranks a spot may lie: ranks by excess over joint draws from the posteriors, their 5 % and 95 % quantiles.
///
/// @param best not worse than its rank
/// @param worst not better than its rank
record RankInterval(int best, int worst) {
    private static final int DRAWS = 1_000;
    private static final long SEED = 20_251_231;

    /// Intervals of spots that are given by rank.
    static List<RankInterval> of(List<Posterior> byRank) {
        var random = new SplittableRandom(SEED);
        UniformRandomProvider uniform = random::nextLong;
        int size = byRank.size();
        double[][] excess = new double[size][];
        for (int i = 0; i < size; i++) {
            excess[i] = byRank.get(i).sampleExcess(uniform, DRAWS);
        }
        int[][] ranks = new int[size][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] sorted = new double[size];
            for (int i = 0; i < size; i++) {
                sorted[i] = excess[i][draw];
            }
            Arrays.sort(sorted);
            for (int i = 0; i < size; i++) {
                int at = Arrays.binarySearch(sorted, excess[i][draw]);
                ranks[i][draw] = size - at;
            }
        }
        var intervals = new ArrayList<RankInterval>();
        for (int i = 0; i < size; i++) {
            Arrays.sort(ranks[i]);
            intervals.add(
                    new RankInterval(
                            Math.min(i + 1, ranks[i][DRAWS / 20]),
                            Math.max(i + 1, ranks[i][DRAWS - DRAWS / 20 - 1])));
        }
        return intervals;
    }
}
