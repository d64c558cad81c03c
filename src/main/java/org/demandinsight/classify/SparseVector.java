package org.demandinsight.classify;

import java.util.Arrays;

/// Terms and their weights in one text. A buffer: a text's vector lasts until the next text is read into it.
final class SparseVector {
    int[] terms = new int[512];
    float[] values = new float[512];
    int[] counts = new int[512];
    int size;

    void clear() {
        size = 0;
    }

    /// @param count how often the term occurs in the block that the value stands for
    void add(int term, float value, int count) {
        if (size == terms.length) {
            terms = Arrays.copyOf(terms, size * 2);
            values = Arrays.copyOf(values, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        terms[size] = term;
        counts[size] = count;
        values[size++] = value;
    }
}
