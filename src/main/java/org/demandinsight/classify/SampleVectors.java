package org.demandinsight.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.Arrays;

/// Vectors as training keeps them: sorted by term, each term once, the constant last.
final class SampleVectors {
    private final Features features;
    private final double[] emphasis;
    private final Feature constant;

    SampleVectors(Vocabulary vocabulary, double[] emphasis) {
        this.features = new Features(vocabulary);
        this.emphasis = emphasis;
        constant = new FeatureNode(vocabulary.size() + 1, 1);
    }

    Feature[] of(String title, String text) {
        var vector = features.of(title, text);
        long[] sorted = new long[vector.size];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = ((long) vector.terms[i] << 32) | i;
        }
        Arrays.sort(sorted);
        var nodes = new Feature[sorted.length + 1];
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            int term = (int) (sorted[i] >>> 32);
            float value = vector.values[(int) sorted[i]];
            // Two n-grams of one place, one in each block, are one term.
            if (i + 1 < sorted.length && (int) (sorted[i + 1] >>> 32) == term) {
                value += vector.values[(int) sorted[++i]];
            }
            nodes[size++] = new EmphasisedFeature(term, value, emphasis);
        }
        nodes[size++] = constant;
        return size == nodes.length ? nodes : Arrays.copyOf(nodes, size);
    }

    /// The vector of a sample as a classifier would see it.
    static SparseVector plain(Sample sample) {
        var vector = new SparseVector();
        for (var feature : sample.features()) {
            if (feature instanceof EmphasisedFeature(int term, float weight, _)) {
                vector.add(term, weight, 1);
            }
        }
        return vector;
    }
}
