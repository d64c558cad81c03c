package org.demandinsight.classify;

/// What a model said at one level about a text held out, beside the truth.
///
/// @param truth the predicted label if that is among the true ones, else the likeliest of these; −1 if there is none
/// @param rank of the truth among all labels of the level, 1 for the first
/// @param probability of the predicted label
record Judged(int truth, int predicted, int rank, double probability) {

    static Judged of(LabelTree tree, Confidence confidence, HeldOut text, int level) {
        double[] probabilities = confidence.spreadAll(tree, text.scores());
        int truth = -1;
        for (int each : text.labels()) {
            int at = tree.atLevel(each, level);
            if (at >= 0 && (truth < 0 || probabilities[at] > probabilities[truth])) {
                truth = at;
            }
        }
        int predicted = truth; // as likely as another, it counts as the predicted one
        int rank = 1;
        for (int label = 1; label < probabilities.length; label++) {
            if (tree.level(label) != level) {
                continue;
            }
            if (truth >= 0 && probabilities[label] > probabilities[truth]) {
                rank++;
            }
            if (predicted < 0 || probabilities[label] > probabilities[predicted]) {
                predicted = label;
            }
        }
        return new Judged(truth, predicted, rank, probabilities[predicted]);
    }

    boolean right() {
        return truth == predicted;
    }
}
