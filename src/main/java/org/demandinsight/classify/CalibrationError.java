package org.demandinsight.classify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Expected calibration error: how far the share of right answers lies from the probability that the model gave, on
/// average over 15 bins of equal mass. What chance alone adds to it is taken off (Kumar, Liang & Ma 2019, "Verified
/// Uncertainty Calibration": twice the plain error less what it comes to on average when each bin's share of right
/// answers is drawn anew).
///
/// @param value 0 for a model that is right as often as it says
/// @param low end of the 95 % bootstrap interval
/// @param high end of the 95 % bootstrap interval
public record CalibrationError(double value, double low, double high) {
    private static final int BINS = 15;
    private static final int RESAMPLES = 200;
    private static final double TAIL = .025;

    static CalibrationError of(List<Judged> texts, long seed) {
        var judged = texts.toArray(Judged[]::new);
        var random = new Random(seed);
        double[] resampled = new double[RESAMPLES];
        var sample = new Judged[judged.length];
        for (int i = 0; i < RESAMPLES && judged.length > 0; i++) {
            for (int j = 0; j < sample.length; j++) {
                sample[j] = judged[random.nextInt(judged.length)];
            }
            resampled[i] = debiased(sample);
        }
        Arrays.sort(resampled);
        return new CalibrationError(
                debiased(judged),
                resampled[(int) (RESAMPLES * TAIL)],
                resampled[(int) (RESAMPLES * (1 - TAIL)) - 1]);
    }

    private static double debiased(Judged[] texts) {
        var sorted = texts.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(Judged::probability));
        double plain = 0;
        double expected = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) sorted.length * bin / BINS);
            int to = (int) ((long) sorted.length * (bin + 1) / BINS);
            int size = to - from;
            if (size == 0) {
                continue;
            }
            double right = 0;
            double said = 0;
            for (int i = from; i < to; i++) {
                right += sorted[i].right() ? 1 : 0;
                said += sorted[i].probability();
            }
            double share = right / size;
            double gap = Math.abs(share - said / size);
            plain += size * gap;
            expected += size * meanOfFolded(gap, Math.sqrt(share * (1 - share) / size));
        }
        return texts.length == 0 ? 0 : Math.max(0, (2 * plain - expected) / texts.length);
    }

    /// Mean of |x| for x normal about `mean`.
    private static double meanOfFolded(double mean, double deviation) {
        if (deviation == 0) {
            return mean;
        }
        double z = mean / deviation;
        double below = NormalDistribution.of(0, 1).cumulativeProbability(-z);
        return deviation * Math.sqrt(2 / Math.PI) * Math.exp(-z * z / 2) + mean * (1 - 2 * below);
    }
}
