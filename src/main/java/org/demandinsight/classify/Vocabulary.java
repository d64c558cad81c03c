package org.demandinsight.classify;

/// The n-grams that a model knows, with their inverse document frequencies.
///
/// An n-gram is known by the low [#BITS] bits of its hash. Membership is one bit of a set that fits into a core's cache,
/// and the rank of the bit is the term's number, so that what a model does not know costs next to nothing.
final class Vocabulary {
    /// 16 million places: with 300,000 terms one unknown n-gram in fifty is taken for a known one.
    static final int BITS = 24;

    private static final int MASK = (1 << BITS) - 1;

    private final long[] known;
    private final int[] before;
    private final float[] idf;

    Vocabulary(long[] known, float[] idf) {
        this.known = known;
        this.idf = idf;
        before = new int[known.length];
        int total = 0;
        for (int i = 0; i < known.length; i++) {
            before[i] = total;
            total += Long.bitCount(known[i]);
        }
        if (total != idf.length) {
            throw new IllegalArgumentException(
                    "one frequency a term: " + idf.length + " for " + total);
        }
    }

    static int place(int hash) {
        return hash & MASK;
    }

    int size() {
        return idf.length;
    }

    /// Number of the term, −1 if it is not known.
    int term(int hash) {
        int place = hash & MASK;
        long word = known[place >>> 6];
        long bit = 1L << place;
        return (word & bit) == 0 ? -1 : before[place >>> 6] + Long.bitCount(word & (bit - 1));
    }

    float idf(int term) {
        return idf[term];
    }

    /// The largest inverse document frequency.
    float rarest() {
        float rarest = 0;
        for (float each : idf) {
            rarest = Math.max(rarest, each);
        }
        return rarest;
    }

    long[] known() {
        return known;
    }

    float[] idf() {
        return idf;
    }
}
