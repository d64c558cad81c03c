package org.demandinsight.search.lucene;

/// Distinct longs in one array: eight bytes a place, at most two thirds full.
final class LongSet {
    private long[] places = new long[64];
    private int size;
    private boolean hasZero;

    /// Adds a number and says whether it was new.
    boolean add(long number) {
        if (number == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        int place = find(places, number);
        if (places[place] != 0) {
            return false;
        }
        places[place] = number;
        if (++size * 3L > places.length * 2L) {
            grow();
        }
        return true;
    }

    private static int find(long[] places, long number) {
        int mask = places.length - 1;
        int place = (int) mix(number) & mask;
        while (places[place] != 0 && places[place] != number) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        var larger = new long[places.length * 2];
        for (long number : places) {
            if (number != 0) {
                larger[find(larger, number)] = number;
            }
        }
        places = larger;
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection that spreads every bit.
    static long mix(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
