package org.demandinsight.classify;

import java.util.List;

/// How much of each [Companion] comes to the weights of the support vector machine at each level.
///
/// @param of by companion, by level (0 = the first)
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Shares(double[][] of) {
    /// What is tried, in standard deviations of the scores.
    private static final double[] TRIED = {.5, 1};

    /// What a companion must add to the share of texts held out that are placed right, else it stays away.
    private static final double WORTH_IT = .005;

    /// A text held out, as the support vector machine and each companion scored it.
    ///
    /// @param companions scores by companion
    record Scored(HeldOut byMachine, float[][] companions) {}

    static Shares none(LabelTree tree) {
        return new Shares(new double[Companion.values().length][tree.depth()]);
    }

    /// Chosen level by level, companion by companion, each beside those chosen before.
    static Shares best(LabelTree tree, Confidence plain, List<Scored> scored) {
        var shares = none(tree);
        for (int level = 1; level <= tree.depth(); level++) {
            int at = level;
            var told = scored.stream().filter(text -> text.byMachine().reaches(tree, at)).toList();
            double ofMachine =
                    deviation(
                            tree,
                            level,
                            told.stream().map(text -> text.byMachine().scores()).toList());
            for (var companion : Companion.values()) {
                var scores =
                        told.stream().map(text -> text.companions()[companion.ordinal()]).toList();
                double unit = ofMachine / Math.max(1e-6, deviation(tree, level, scores));
                shares.choose(tree, plain, told, companion, level, unit);
            }
        }
        return shares;
    }

    private void choose(
            LabelTree tree,
            Confidence plain,
            List<Scored> told,
            Companion companion,
            int level,
            double unit) {
        double[] ofLevels = of[companion.ordinal()];
        double best = 0;
        double most = right(tree, plain, told, level) + WORTH_IT;
        for (double share : TRIED) {
            ofLevels[level - 1] = share * unit;
            double right = right(tree, plain, told, level);
            if (right > most) {
                most = right;
                best = share * unit;
            }
        }
        ofLevels[level - 1] = best;
    }

    /// The text as machine and companions score it together.
    HeldOut of(LabelTree tree, Scored text) {
        float[] sum = text.byMachine().scores().clone();
        for (int label = 1; label < sum.length; label++) {
            for (int companion = 0; companion < of.length; companion++) {
                sum[label] +=
                        (float) of[companion][tree.level(label) - 1]
                                * text.companions()[companion][label];
            }
        }
        return new HeldOut(text.byMachine().labels(), text.byMachine().group(), sum);
    }

    /// Adds to the weights of the children of a label.
    void add(LabelTree tree, int label, List<Sample> samples, float[][] weights) {
        for (var companion : Companion.values()) {
            double share = of[companion.ordinal()][tree.level(label)];
            if (share > 0) {
                companion.add(tree, label, samples, share, weights);
            }
        }
    }

    /// Share of the texts placed right at the level.
    private double right(LabelTree tree, Confidence plain, List<Scored> told, int level) {
        long right =
                told.stream()
                        .map(text -> Judged.of(tree, plain, of(tree, text), level))
                        .filter(Judged::right)
                        .count();
        return (double) right / Math.max(1, told.size());
    }

    /// Standard deviation of the scores at the level.
    private static double deviation(LabelTree tree, int level, List<float[]> scores) {
        double n = 0;
        double sum = 0;
        double squares = 0;
        for (float[] each : scores) {
            for (int label = 1; label < tree.size(); label++) {
                if (tree.level(label) == level) {
                    n++;
                    sum += each[label];
                    squares += each[label] * each[label];
                }
            }
        }
        return n == 0 ? 0 : Math.sqrt(Math.max(0, squares / n - sum / n * sum / n));
    }
}
