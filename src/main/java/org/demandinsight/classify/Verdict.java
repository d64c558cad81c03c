package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.List;

/// What the probabilities of all labels come to.
///
/// @param labels none: nothing fits; one: sure; more: close to one another, the likeliest first
record Verdict(List<Integer> labels) {
    private static final int MOST = 3;

    /// An alternative is close if it is at least this share as likely as the best.
    private static final double CLOSE = .25;

    /// From the deepest level up: the label of which we are sure, else those few of which together we are sure.
    static Verdict of(LabelTree tree, Confidence confidence, double[] probabilities) {
        for (int level = tree.depth(); level >= 1; level--) {
            double needed = confidence.assignFrom()[level - 1];
            int best = likeliest(tree, level, probabilities, List.of());
            if (best < 0) {
                continue;
            }
            if (probabilities[best] >= needed) {
                return new Verdict(List.of(best));
            }
            var close = new ArrayList<Integer>();
            double together = 0;
            double none = 1;
            for (int next = best;
                    next >= 0
                            && close.size() < MOST
                            && probabilities[next] >= CLOSE * probabilities[best];
                    next = likeliest(tree, level, probabilities, close)) {
                close.add(next);
                together += probabilities[next];
                none *= 1 - probabilities[next];
            }
            together = confidence.several() ? 1 - none : together;
            if (close.size() > 1 && together >= needed) {
                return new Verdict(List.copyOf(close));
            }
        }
        return new Verdict(List.of());
    }

    private static int likeliest(
            LabelTree tree, int level, double[] probabilities, List<Integer> but) {
        int best = -1;
        for (int label = 1; label < probabilities.length; label++) {
            if (tree.level(label) == level
                    && probabilities[label] > (best < 0 ? 0 : probabilities[best])
                    && !but.contains(label)) {
                best = label;
            }
        }
        return best;
    }
}
