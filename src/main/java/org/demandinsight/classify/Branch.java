package org.demandinsight.classify;

/// The choice among the children of one label: a linear score for each child. Weights are kept as bytes, one scale a
/// term (an error of at most 1/254 of the term's largest weight), so that the rows of a text stay in the core's cache.
///
/// @param label whose children it chooses among
/// @param choices how many
/// @param row of each term of the vocabulary, −1 where the term says nothing here
/// @param scales of the rows
/// @param weights row by row, one byte a choice
/// @param biases score of each choice for a text without known terms
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Branch(int label, int choices, int[] row, float[] scales, byte[] weights, float[] biases) {

    /// Adds the scores of the choices for the text to `scores` from `offset` on.
    void score(SparseVector text, float[] scores, int offset) {
        for (int c = 0; c < choices; c++) {
            scores[offset + c] = biases[c];
        }
        for (int i = 0; i < text.size; i++) {
            int at = row[text.terms[i]];
            if (at < 0) {
                continue;
            }
            float value = text.values[i] * scales[at];
            int base = at * choices;
            for (int c = 0; c < choices; c++) {
                scores[offset + c] += value * weights[base + c];
            }
        }
    }

    float weight(int term, int choice) {
        int at = row[term];
        return at < 0 ? 0 : scales[at] * weights[at * choices + choice];
    }

    int rows() {
        return scales.length;
    }
}
