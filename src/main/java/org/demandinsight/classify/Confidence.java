package org.demandinsight.classify;

import java.util.Arrays;
import java.util.List;

/// How scores become probabilities and probabilities an outcome, as learned from texts held out.
///
/// @param sharpness by level (0 = the first): what a score is multiplied by before the softmax over siblings, the
///     inverse of the temperature
/// @param offset by level: what is added to it then, where texts have several labels and each is judged by itself
/// @param rightness by level: from the probability of the likeliest of siblings to that of its being right
/// @param assignFrom by level: probability from which a category is assigned, such that no more than the target share of
///     those assigned is wrong
/// @param strangerBelow best score at the first level under which a text fits nowhere
/// @param holdsFrom by label: score from which on it holds besides others; empty where a text has one label
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Confidence(
        float[] sharpness,
        float[] offset,
        List<Isotonic> rightness,
        double[] assignFrom,
        double strangerBelow,
        float[] holdsFrom) {

    /// The same for texts with several labels, of which none holds until it is learned from which score on.
    Confidence withSeveral(int labels) {
        float[] never = new float[labels];
        Arrays.fill(never, Float.POSITIVE_INFINITY);
        return new Confidence(sharpness, offset, rightness, assignFrom, strangerBelow, never);
    }

    Confidence withStrangersBelow(double score) {
        return new Confidence(sharpness, offset, rightness, assignFrom, score, holdsFrom);
    }

    Confidence withRightness(List<Isotonic> learned) {
        return new Confidence(
                sharpness, offset, List.copyOf(learned), assignFrom, strangerBelow, holdsFrom);
    }

    /// Whether texts have several labels.
    boolean several() {
        return holdsFrom.length > 0;
    }

    /// Spreads the probability of a label over its children, or gives each child its own where there may be several.
    ///
    /// @param first of the children; their scores stand side by side
    /// @param level of the children, from 1
    void spread(
            float[] scores,
            int first,
            int children,
            int level,
            double mass,
            double[] probabilities) {
        float sharp = sharpness[level - 1];
        if (several()) {
            for (int i = first; i < first + children; i++) {
                probabilities[i] = mass / (1 + Math.exp(-sharp * scores[i] - offset[level - 1]));
            }
            return;
        }
        int best = likeliest(scores, first, children);
        double others = 0;
        double second = 0;
        for (int i = first; i < first + children; i++) {
            probabilities[i] = Math.exp(sharp * (scores[i] - scores[best]));
            others += i == best ? 0 : probabilities[i];
            second = i == best ? second : Math.max(second, probabilities[i]);
        }
        if (others == 0) {
            probabilities[best] = mass;
            return;
        }
        // The likeliest stays the likeliest; the others share what it leaves as before.
        double ofBest =
                Math.max(rightness.get(level - 1).at(1 / (1 + others)), second / (others + second));
        for (int i = first; i < first + children; i++) {
            probabilities[i] =
                    mass * (i == best ? ofBest : (1 - ofBest) * probabilities[i] / others);
        }
    }

    static int likeliest(float[] scores, int first, int children) {
        int best = first;
        for (int i = first + 1; i < first + children; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /// Probabilities of all labels of the tree from the scores of all.
    double[] spreadAll(LabelTree tree, float[] scores) {
        double[] probabilities = new double[tree.size()];
        probabilities[LabelTree.ROOT] = 1;
        for (int label = 0; label < tree.size(); label++) {
            if (!tree.isLeaf(label)) {
                spread(
                        scores,
                        tree.firstChild(label),
                        tree.children(label),
                        tree.level(label) + 1,
                        probabilities[label],
                        probabilities);
            }
        }
        return probabilities;
    }
}
