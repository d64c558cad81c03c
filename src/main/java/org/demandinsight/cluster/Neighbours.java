package org.demandinsight.cluster;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// Finds the texts nearest to one by the cosine of their vectors, exactly, over lists of the texts that hold a term.
final class Neighbours {
    private final TermVectors vectors;
    private final int[][] holders;
    private final float[][] held;
    private final float[] similarity;
    private final int[] touched;

    Neighbours(TermVectors vectors) {
        this.vectors = vectors;
        int texts = vectors.terms().length;
        int[] sizes = new int[vectors.size()];
        for (int[] terms : vectors.terms()) {
            for (int term : terms) {
                sizes[term]++;
            }
        }
        holders = new int[vectors.size()][];
        held = new float[vectors.size()][];
        for (int term = 0; term < sizes.length; term++) {
            holders[term] = new int[sizes[term]];
            held[term] = new float[sizes[term]];
        }
        int[] filled = new int[sizes.length];
        for (int text = 0; text < texts; text++) {
            for (int k = 0; k < vectors.terms()[text].length; k++) {
                int term = vectors.terms()[text][k];
                holders[term][filled[term]] = text;
                held[term][filled[term]++] = vectors.weights()[text][k];
            }
        }
        similarity = new float[texts];
        touched = new int[texts];
    }

    /// @param similarity cosine, by place in `texts`
    @SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
    record Nearest(int[] texts, float[] similarity) {}

    /// Up to `most` other texts that are at least so alike, the nearest first; of equals the earlier one.
    Nearest of(int text, int most, double least) {
        int found = 0;
        int[] terms = vectors.terms()[text];
        for (int k = 0; k < terms.length; k++) {
            float weight = vectors.weights()[text][k];
            int[] others = holders[terms[k]];
            for (int i = 0; i < others.length; i++) {
                if (similarity[others[i]] == 0) {
                    touched[found++] = others[i];
                }
                similarity[others[i]] += weight * held[terms[k]][i];
            }
        }
        int[] texts = new int[most];
        float[] near = new float[most];
        int size = 0;
        Arrays.sort(touched, 0, found);
        for (int i = 0; i < found; i++) {
            float alike = similarity[touched[i]];
            similarity[touched[i]] = 0;
            if (touched[i] == text || alike < least || (size == most && alike <= near[size - 1])) {
                continue;
            }
            int at = size < most ? size++ : size - 1;
            while (at > 0 && near[at - 1] < alike) {
                near[at] = near[at - 1];
                texts[at] = texts[at - 1];
                at--;
            }
            near[at] = alike;
            texts[at] = touched[i];
        }
        return new Nearest(Arrays.copyOf(texts, size), Arrays.copyOf(near, size));
    }

    /// So alike are by chance only a share of texts to their nearest.
    ///
    /// @param shuffled texts without any topic
    /// @param asked how many of them are asked, evenly chosen
    static double byChance(TermVectors shuffled, double share, int asked) {
        int texts = shuffled.terms().length;
        int step = Math.max(1, texts / asked);
        double[] nearest = new double[(texts + step - 1) / step];
        var neighbours = new Neighbours(shuffled);
        IntConsumer ask =
                i -> {
                    var found = neighbours.of(i * step, 1, 0);
                    nearest[i] = found.texts().length == 0 ? 0 : found.similarity()[0];
                };
        for (int i = 0; i < nearest.length; i++) {
            ask.accept(i);
        }
        Arrays.sort(nearest);
        return nearest.length == 0 ? 1 : nearest[(int) ((nearest.length - 1) * (1 - share))];
    }
}
