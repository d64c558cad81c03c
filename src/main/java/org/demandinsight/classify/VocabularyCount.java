package org.demandinsight.classify;

import java.util.Arrays;
import org.demandinsight.search.Grams;

/// Counts in how many texts each n-gram occurs, in bounded memory (one counter for each of the 2^24 places), and makes
/// the [Vocabulary] of those that occur often enough to say something.
final class VocabularyCount {
    /// An n-gram that occurs once can't tell categories apart beyond its own text.
    private static final int RARE = 2;

    private final int[] texts = new int[1 << Vocabulary.BITS];
    private final TermCounts distinct = new TermCounts();
    private final Grams grams = EnglishStems.grams();
    private int total;
    private long terms;

    void add(String title, String text) {
        distinct.clear();
        var all = Features.read(grams, title, text);
        for (int i = 0; i < all.size; i++) {
            distinct.add(Vocabulary.place(all.hashes[i]));
        }
        for (int i = 0; i < distinct.size(); i++) {
            texts[distinct.term(i)]++;
        }
        terms += distinct.size();
        total++;
    }

    /// Texts counted.
    int total() {
        return total;
    }

    /// Mean number of different n-grams in a text.
    double termsPerText() {
        return total == 0 ? 0 : (double) terms / total;
    }

    /// @param most terms at most; where more are known the rarest are left out
    Vocabulary vocabulary(int most) {
        int least = RARE;
        while (termsIn(least) > most) {
            least++;
        }
        long[] known = new long[texts.length >>> 6];
        float[] idf = new float[termsIn(least)];
        int term = 0;
        for (int place = 0; place < texts.length; place++) {
            if (texts[place] >= least) {
                known[place >>> 6] |= 1L << place;
                idf[term++] = (float) (Math.log((1.0 + total) / (1.0 + texts[place])) + 1);
            }
        }
        return new Vocabulary(known, idf);
    }

    private int termsIn(int least) {
        return (int) Arrays.stream(texts).filter(count -> count >= least).count();
    }
}
