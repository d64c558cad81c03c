package org.demandinsight.classify;

import java.util.Arrays;
import java.util.HashMap;
import org.demandinsight.search.MinHash;

/// Groups texts that are nearly the same, so that no copy of a text which a model learned from is among those that
/// measure it. Texts are taken one by one and only a MinHash signature of each is kept (Broder 1997): pairs that share
/// two neighbouring hashes and, by the signature, two fifths of their n-grams are of one group.
///
/// Here so that a measurement is fair and nobody is asked the same twice; duplicate demands as the city sees them are found in `casegroup`.
public final class DuplicateGroups {
    private static final int ALIKE = MinHash.HASHES * 2 / 5;

    private final MinHash minHash = new MinHash();
    private int[][] signatures = new int[1024][];
    private int size;

    /// Takes the next text.
    public void add(String title, String text) {
        int[] signature = minHash.of(title, text);
        if (minHash.shingles() == 0) {
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
        for (int band = 0; band < MinHash.HASHES; band += 2) {
            var first = new HashMap<Long, Integer>(size * 2);
            for (int i = 0; i < size; i++) {
                long key = ((long) signatures[i][band] << 32) | signatures[i][band + 1];
                Integer before = first.putIfAbsent(key, i);
                if (before != null && MinHash.equal(signatures[i], signatures[before]) >= ALIKE) {
                    leader[find(leader, i)] = find(leader, before);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            leader[i] = find(leader, i);
        }
        return leader;
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
