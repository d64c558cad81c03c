package org.demandinsight.demo;

/// A random order of the numbers from 0 to under a bound that needs no memory: a Feistel network over the next even
/// power of two, walked until it comes back below the bound (Black & Rogaway 2002).
final class Shuffle {
    private static final int ROUNDS = 6;

    private final long seed;
    private final long bound;
    private final int half;

    Shuffle(long seed, long bound) {
        this.seed = seed;
        this.bound = bound;
        int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(bound - 1));
        half = (bits + 1) / 2;
    }

    long at(long number) {
        long place = number;
        do {
            place = round(place);
        } while (place >= bound);
        return place;
    }

    private long round(long value) {
        long mask = (1L << half) - 1;
        long left = value >>> half;
        long right = value & mask;
        for (int i = 0; i < ROUNDS; i++) {
            long next = left ^ (Dice.hash(seed + 111 + i, right) & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }
}
