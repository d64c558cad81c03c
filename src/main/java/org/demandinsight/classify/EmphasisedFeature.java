package org.demandinsight.classify;

import de.bwaldvogel.liblinear.Feature;

/// A term in a text as liblinear reads it, its weight multiplied by an emphasis that all texts share and that changes
/// from one choice to the next, so that the texts are held once.
///
/// @param emphasis by term
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record EmphasisedFeature(int term, float weight, double[] emphasis) implements Feature {

    /// liblinear counts from 1.
    @Override
    public int getIndex() {
        return term + 1;
    }

    @Override
    public double getValue() {
        return weight * emphasis[term];
    }

    @Override
    public void setValue(double value) {
        throw new UnsupportedOperationException("training does not change its texts");
    }
}
