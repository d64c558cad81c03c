package org.demandinsight.classify;

import java.util.Arrays;

/// Packs the weights that training found into a [Branch]: the strongest terms as bytes, the others left out.
final class BranchWeights {
    private static final int LARGEST_BYTE = 127;

    private BranchWeights() {}

    /// @param weights of each choice, by term
    /// @param mostRows terms kept at most, those with the largest weight (times idf: what they add to a text)
    static Branch pack(
            int label, float[][] weights, float[] biases, Vocabulary vocabulary, int mostRows) {
        int terms = vocabulary.size();
        int choices = biases.length;
        float[] peak = new float[terms];
        float[] strength = new float[terms];
        for (int term = 0; term < terms; term++) {
            for (float[] choice : weights) {
                peak[term] = Math.max(peak[term], Math.abs(choice[term]));
            }
            strength[term] = peak[term] * vocabulary.idf(term);
        }
        float least = leastKept(strength, mostRows);
        int[] row = new int[terms];
        int rows = 0;
        for (int term = 0; term < terms; term++) {
            row[term] = strength[term] > 0 && strength[term] >= least ? rows++ : -1;
        }
        float[] scales = new float[rows];
        byte[] packed = new byte[rows * choices];
        for (int term = 0; term < terms; term++) {
            if (row[term] < 0) {
                continue;
            }
            float scale = peak[term] / LARGEST_BYTE;
            scales[row[term]] = scale;
            for (int c = 0; c < choices; c++) {
                packed[row[term] * choices + c] = (byte) Math.round(weights[c][term] / scale);
            }
        }
        return new Branch(label, choices, row, scales, packed, biases);
    }

    private static float leastKept(float[] strength, int mostRows) {
        if (strength.length <= mostRows) {
            return 0;
        }
        float[] sorted = strength.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - mostRows];
    }
}
