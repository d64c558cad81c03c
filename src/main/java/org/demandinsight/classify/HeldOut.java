package org.demandinsight.classify;

import java.util.Arrays;

/// A text that a model was not trained on, as that model scored it.
///
/// @param labels that somebody told us, the one that counts first
/// @param group texts nearly the same have one
/// @param scores of all labels of the tree, each among its siblings
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record HeldOut(int[] labels, int group, float[] scores) {

    /// The first of its labels that stands at the level or under one that does, seen from there; −1 if all stand higher.
    int at(LabelTree tree, int level) {
        for (int label : labels) {
            int at = tree.atLevel(label, level);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }

    /// Whether one of its labels is that label or stands under it.
    boolean isUnder(LabelTree tree, int label) {
        return Arrays.stream(labels).anyMatch(each -> tree.isUnder(each, label));
    }

    boolean reaches(LabelTree tree, int level) {
        return at(tree, level) >= 0;
    }
}
