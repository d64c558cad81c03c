package org.demandinsight.classify;

import de.bwaldvogel.liblinear.Feature;

/// A term in a text as liblinear reads it. What it weighs there is multiplied by an emphasis that changes from one choice to the
/// next: it is set in place, so that the texts are held once, and read again and again without another look-up.
final class EmphasisedFeature implements Feature {
    private final int term;
    private final float weight;
    private float value;

    EmphasisedFeature(int term, float weight) {
        this.term = term;
        this.weight = weight;
        value = weight;
    }

    int term() {
        return term;
    }

    float weight() {
        return weight;
    }

    /// @param emphasis by term
    void emphasise(float[] emphasis) {
        value = weight * emphasis[term];
    }

    /// liblinear counts from 1.
    @Override
    public int getIndex() {
        return term + 1;
    }

    @Override
    public double getValue() {
        return value;
    }

    @Override
    public void setValue(double value) {
        this.value = (float) value;
    }
}
