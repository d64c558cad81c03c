package org.demandinsight.classify;

/// How scores become probabilities and probabilities an outcome, as learned from texts held out.
///
/// @param sharpness by level (0 = the first): what a score is multiplied by before the softmax over siblings, the
///     inverse of the temperature
/// @param assignFrom by level: probability from which a category is assigned, such that no more than the target share of
///     those assigned is wrong
/// @param strangerBelow best score at the first level under which a text fits nowhere
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Confidence(float[] sharpness, double[] assignFrom, double strangerBelow) {

    /// Spreads the probability of a label over its children.
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
        float best = Float.NEGATIVE_INFINITY;
        for (int i = first; i < first + children; i++) {
            best = Math.max(best, scores[i]);
        }
        double sum = 0;
        for (int i = first; i < first + children; i++) {
            probabilities[i] = Math.exp(sharp * (scores[i] - best));
            sum += probabilities[i];
        }
        for (int i = first; i < first + children; i++) {
            probabilities[i] *= mass / sum;
        }
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
