package org.demandinsight.classify;

import java.util.Arrays;

/// Vectors as training keeps them: sorted by term, each term once, the constant last.
final class SampleVectors {
    private final Features features;
    private final int constant;

    SampleVectors(Vocabulary vocabulary) {
        this.features = new Features(vocabulary);
        constant = vocabulary.size();
    }

    EmphasisedFeature[] of(String title, String text) {
        var vector = features.of(title, text);
        long[] sorted = new long[vector.size];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = ((long) vector.terms[i] << 32) | i;
        }
        Arrays.sort(sorted);
        var nodes = new EmphasisedFeature[sorted.length + 1];
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            int term = (int) (sorted[i] >>> 32);
            float value = vector.values[(int) sorted[i]];
            // Two n-grams of one place, one in each block, are one term.
            if (i + 1 < sorted.length && (int) (sorted[i + 1] >>> 32) == term) {
                value += vector.values[(int) sorted[++i]];
            }
            nodes[size++] = new EmphasisedFeature(term, value);
        }
        nodes[size++] = new EmphasisedFeature(constant, 1);
        return size == nodes.length ? nodes : Arrays.copyOf(nodes, size);
    }

    /// The vector of a sample as a classifier would see it.
    static SparseVector plain(Sample sample) {
        var vector = new SparseVector();
        var features = sample.features();
        for (int i = 0; i < features.length - 1; i++) {
            vector.add(features[i].term(), features[i].weight(), 1);
        }
        return vector;
    }
}
