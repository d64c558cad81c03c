package org.demandinsight.classify;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// A rising map from the probability that a softmax gives its likeliest label to the share of texts for which that label
/// is right: isotonic regression (Zadrozny & Elkan 2002) of bins of equal mass, centred: straight lines join the middles of
/// its steps (Oron & Flournoy 2017), and beyond the first and the last it is level.
///
/// @param from probabilities, rising; empty if probabilities are to stay as they are
/// @param to the share that is right at each
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Isotonic(double[] from, double[] to) {
    static final Isotonic IDENTITY = new Isotonic(new double[0], new double[0]);

    /// With fewer texts it learns chance rather than shape (Niculescu-Mizil & Caruana 2005).
    static final int ENOUGH = 1_000;

    private static final int OF_A_BIN = 50;

    /// A likeliest label's probability, and whether the label is right.
    record Outcome(double probability, boolean right) {}

    /// @param least outcomes to learn from
    static Isotonic learn(List<Outcome> outcomes, int least) {
        if (outcomes.size() < least) {
            return IDENTITY;
        }
        var sorted =
                outcomes.stream().sorted(Comparator.comparingDouble(Outcome::probability)).toList();
        int bins = sorted.size() / OF_A_BIN;
        double[] from = new double[bins];
        double[] to = new double[bins];
        double[] mass = new double[bins];
        int kept = 0;
        for (int bin = 0; bin < bins; bin++) {
            var texts = sorted.subList(edge(sorted, bin, bins), edge(sorted, bin + 1, bins));
            double right = texts.stream().filter(Outcome::right).count();
            from[kept] = texts.stream().mapToDouble(Outcome::probability).sum() / texts.size();
            to[kept] = (right + .5) / (texts.size() + 1);
            mass[kept++] = texts.size();
            // Pool adjacent violators: a bin that falls below the one before is one with it.
            while (kept > 1 && (to[kept - 1] <= to[kept - 2] || from[kept - 1] <= from[kept - 2])) {
                int into = kept - 2;
                double both = mass[into] + mass[into + 1];
                from[into] = (from[into] * mass[into] + from[into + 1] * mass[into + 1]) / both;
                to[into] = (to[into] * mass[into] + to[into + 1] * mass[into + 1]) / both;
                mass[into] = both;
                kept--;
            }
        }
        return new Isotonic(Arrays.copyOf(from, kept), Arrays.copyOf(to, kept));
    }

    private static int edge(List<Outcome> sorted, int bin, int bins) {
        return (int) ((long) sorted.size() * bin / bins);
    }

    double at(double probability) {
        if (from.length == 0) {
            return probability;
        }
        int next = 0;
        while (next < from.length && from[next] < probability) {
            next++;
        }
        if (next == 0 || next == from.length) {
            return to[Math.max(0, next - 1)];
        }
        double share = (probability - from[next - 1]) / (from[next] - from[next - 1]);
        return to[next - 1] + share * (to[next] - to[next - 1]);
    }
}
