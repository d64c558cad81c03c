package org.demandinsight.classify;

import de.bwaldvogel.liblinear.Feature;
import java.util.Arrays;

/// A text to train on or to hold out.
///
/// @param features sorted by term, the constant last
/// @param labels of the [LabelTree], the one that counts first
/// @param group texts nearly the same have one group, and are held out together
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Sample(Feature[] features, int[] labels, int group, Kind kind) {

    int label() {
        return labels[0];
    }

    /// Whether one of its labels is that label or stands under it.
    boolean isUnder(LabelTree tree, int label) {
        return Arrays.stream(labels).anyMatch(each -> tree.isUnder(each, label));
    }

    /// Whether one of its labels is a choice among the children of that label.
    boolean chooses(LabelTree tree, int label) {
        return Arrays.stream(labels).anyMatch(each -> each != label && tree.isUnder(each, label));
    }

    /// Where the label comes from.
    enum Kind {
        /// Somebody labelled a text met in life.
        TOLD,
        /// A part of such a text: something to learn brief texts from, but not what anybody would ask about.
        PART,
        /// The taxonomy's author wrote the text for the category.
        EXAMPLE,
        /// The text is made of the category's name, description and keywords.
        KEYWORDS
    }
}
