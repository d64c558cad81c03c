package org.demandinsight.search;

import java.util.Arrays;

/// Signatures by which texts are compared without being read again: of each of 32 hash functions the least value over a text's
/// n-grams. The share of places at which two signatures are equal estimates the Jaccard similarity of the sets of n-grams
/// (Broder 1997), with a standard deviation of at most .09. A buffer: made once a thread.
public final class MinHash {
    public static final int HASHES = 32;

    private static final int SALT = 7;

    /// Of an n-gram in characters: shorter ones are shared by texts that have nothing to do with one another.
    private static final int SHORTEST = 3;

    private final Grams grams = new Grams();
    private int shingles;

    /// The signature of a text; of one without n-grams, the largest number everywhere.
    public int[] of(String title, String text) {
        int[] signature = new int[HASHES];
        Arrays.fill(signature, Integer.MAX_VALUE);
        grams.read(title, SALT).readMore(text, SALT);
        shingles = 0;
        for (int i = 0; i < grams.size; i++) {
            if (grams.ends[i] - grams.starts[i] >= SHORTEST) {
                lower(signature, grams.hashes[i]);
                shingles++;
            }
        }
        return signature;
    }

    /// How many n-grams the last text has, each as often as it occurs.
    public int shingles() {
        return shingles;
    }

    private static void lower(int[] signature, int hash) {
        for (int k = 0; k < HASHES; k++) {
            int h = (hash ^ (hash >>> 15)) * (0x9E3779B1 + 2 * k * 0x3C6EF372) + k * 0x7F4A7C15;
            h ^= h >>> 13;
            h = (h * 0x85EBCA6B) & Integer.MAX_VALUE;
            signature[k] = Math.min(signature[k], h);
        }
    }

    /// At how many places two signatures are equal.
    public static int equal(int[] one, int[] other) {
        int equal = 0;
        for (int k = 0; k < HASHES; k++) {
            equal += one[k] == other[k] ? 1 : 0;
        }
        return equal;
    }
}
