package org.demandinsight.classify;

import java.util.Arrays;

/// How often each term (an int) occurs in one text: an open-addressing table that is emptied in the time of what it
/// holds and reused from text to text, so that counting makes no garbage.
final class TermCounts {
    private int[] terms = new int[1024];
    private int[] counts = new int[1024];
    private int[] used = new int[512];
    private int size;

    void add(int term) {
        int mask = terms.length - 1;
        int slot = slot(term, mask);
        while (counts[slot] != 0) {
            if (terms[slot] == term) {
                counts[slot]++;
                return;
            }
            slot = (slot + 1) & mask;
        }
        terms[slot] = term;
        counts[slot] = 1;
        used[size++] = slot;
        if (size == used.length) {
            grow();
        }
    }

    int size() {
        return size;
    }

    /// The i-th distinct term in order of first occurrence (as long as the table did not grow).
    int term(int i) {
        return terms[used[i]];
    }

    int count(int i) {
        return counts[used[i]];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            counts[used[i]] = 0;
        }
        size = 0;
    }

    private static int slot(int term, int mask) {
        return ((term * 0x9E3779B1) >>> 7) & mask;
    }

    private void grow() {
        int[] oldTerms = terms;
        int[] oldCounts = counts;
        int[] oldUsed = Arrays.copyOf(used, size);
        terms = new int[oldTerms.length * 2];
        counts = new int[oldTerms.length * 2];
        used = new int[oldTerms.length];
        int mask = terms.length - 1;
        for (int i = 0; i < oldUsed.length; i++) {
            int term = oldTerms[oldUsed[i]];
            int slot = slot(term, mask);
            while (counts[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            terms[slot] = term;
            counts[slot] = oldCounts[oldUsed[i]];
            used[i] = slot;
        }
    }
}
