package org.demandinsight.classify;

import java.util.Arrays;
import java.util.HashMap;

/// Groups texts that are nearly the same, so that no copy of a text which a model learned from is among those that
/// measure it. Texts are taken one by one and only a MinHash signature of each is kept (Broder 1997): pairs that share
/// two neighbouring hashes and, by the signature, two fifths of their n-grams are of one group.
///
/// Here so that a measurement is fair and nobody is asked the same twice; duplicate demands as the city sees them are found in `casegroup`.
public final class DuplicateGroups {
    private static final int HASHES = 32;
    private static final int ALIKE = HASHES * 2 / 5;
    private static final int SALT = 7;

    /// Of an n-gram in characters: shorter ones are shared by texts that have nothing to do with one another.
    private static final int SHORTEST = 3;

    private final Grams grams = new Grams();
    private int[][] signatures = new int[1024][];
    private int size;

    /// Takes the next text.
    public void add(String title, String text) {
        int[] signature = new int[HASHES];
        Arrays.fill(signature, Integer.MAX_VALUE);
        grams.read(title, SALT).readMore(text, SALT);
        for (int i = 0; i < grams.size; i++) {
            if (grams.ends[i] - grams.starts[i] >= SHORTEST) {
                lower(signature, grams.hashes[i]);
            }
        }
        if (signature[0] == Integer.MAX_VALUE) {
            // Too short to be compared: a signature of its own.
            signature[0] = -1 - size;
        }
        if (size == signatures.length) {
            signatures = Arrays.copyOf(signatures, size * 2);
        }
        signatures[size++] = signature;
    }

    /// The group of each text in the order of arrival: the number of one of its members.
    public int[] groups() {
        int[] leader = new int[size];
        for (int i = 0; i < size; i++) {
            leader[i] = i;
        }
        for (int band = 0; band < HASHES; band += 2) {
            var first = new HashMap<Long, Integer>(size * 2);
            for (int i = 0; i < size; i++) {
                long key = ((long) signatures[i][band] << 32) | signatures[i][band + 1];
                Integer before = first.putIfAbsent(key, i);
                if (before != null && alike(signatures[i], signatures[before])) {
                    leader[find(leader, i)] = find(leader, before);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            leader[i] = find(leader, i);
        }
        return leader;
    }

    private static void lower(int[] signature, int hash) {
        for (int k = 0; k < HASHES; k++) {
            int h = (hash ^ (hash >>> 15)) * (0x9E3779B1 + 2 * k * 0x3C6EF372) + k * 0x7F4A7C15;
            h ^= h >>> 13;
            h = (h * 0x85EBCA6B) & Integer.MAX_VALUE;
            if (h < signature[k]) {
                signature[k] = h;
            }
        }
    }

    private static boolean alike(int[] one, int[] other) {
        int equal = 0;
        for (int k = 0; k < HASHES; k++) {
            equal += one[k] == other[k] ? 1 : 0;
        }
        return equal >= ALIKE;
    }

    private static int find(int[] leader, int member) {
        int at = member;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
