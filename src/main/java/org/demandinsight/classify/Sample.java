package org.demandinsight.classify;

import de.bwaldvogel.liblinear.Feature;

/// A text to train on or to hold out.
///
/// @param features sorted by term, the constant last
/// @param label of the [LabelTree]
/// @param group texts nearly the same have one group, and are held out together
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Sample(Feature[] features, int label, int group, Kind kind) {

    /// Where the label comes from.
    enum Kind {
        /// Somebody labelled a text met in life.
        TOLD,
        /// The taxonomy's author wrote the text for the category.
        EXAMPLE,
        /// The text is made of the category's name, description and keywords.
        KEYWORDS
    }
}
