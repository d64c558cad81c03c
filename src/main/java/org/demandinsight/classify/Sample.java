package org.demandinsight.classify;

/// A text to train on or to hold out.
///
/// @param features sorted by term, the constant last
/// @param labels of the [LabelTree], the one that counts first
/// @param group texts nearly the same have one group, and are held out together
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Sample(EmphasisedFeature[] features, int[] labels, int group, Kind kind) {

    int label() {
        return labels[0];
    }

    /// Deals the groups into parts, the same for the same seed.
    ///
    /// @return 0 to `parts` − 1
    int part(long seed, int parts) {
        return part(group, seed, parts);
    }

    static int part(int group, long seed, int parts) {
        long mixed = (group + seed) * 0x9E3779B97F4A7C15L;
        return (int) Math.floorMod(mixed >>> 32, (long) parts);
    }

    /// Whether one of its labels is that label or stands under it.
    boolean isUnder(LabelTree tree, int label) {
        for (int each : labels) {
            if (tree.isUnder(each, label)) {
                return true;
            }
        }
        return false;
    }

    /// Whether one of its labels is a choice among the children of that label.
    boolean chooses(LabelTree tree, int label) {
        for (int each : labels) {
            if (each != label && tree.isUnder(each, label)) {
                return true;
            }
        }
        return false;
    }

    /// Adds the weight of each term to those of other texts.
    void addTo(double[] sums) {
        for (var feature : features) {
            sums[feature.term()] += feature.weight();
        }
    }

    /// @param emphasis by term
    void emphasise(float[] emphasis) {
        for (var feature : features) {
            feature.emphasise(emphasis);
        }
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
