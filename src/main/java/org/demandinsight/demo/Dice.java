package org.demandinsight.demo;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Random numbers that depend on nothing but their seed and a place (a stream and a number in it), so that any demand
/// can be made again without making those before it. SplitMix64 (Steele, Lea & Flood 2014).
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed, long stream, long number) {
        state = mix(mix(mix(seed + GOLDEN) ^ stream) + number * GOLDEN);
    }

    /// A number that looks random, always the same for the same two.
    static long hash(long a, long b) {
        return mix(mix(a + GOLDEN) + b * GOLDEN);
    }

    /// A hash as a number from 0 to under 1.
    static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /// From 0 to under 1.
    double unit() {
        return unit(next());
    }

    /// From 0 to under the bound.
    int below(int bound) {
        return (int) (unit() * bound);
    }

    long below(long bound) {
        return (long) (unit() * bound);
    }

    /// From one to the other, both included.
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean chance(double probability) {
        return unit() < probability;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /// A choice by what each weighs.
    <T> T pick(List<T> choices, ToDoubleFunction<T> weight) {
        double total = 0;
        for (var choice : choices) {
            total += weight.applyAsDouble(choice);
        }
        double at = unit() * total;
        for (var choice : choices) {
            at -= weight.applyAsDouble(choice);
            if (at < 0) {
                return choice;
            }
        }
        return choices.getLast();
    }

    /// A choice by weights.
    int pick(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double at = unit() * total;
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /// A choice by running sums of weights: the first whose sum lies above a random share of the last.
    int pickByRunningSums(double[] sums) {
        double at = unit() * sums[sums.length - 1];
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Standard normal (Box & Muller 1958).
    double normal() {
        double radius = Math.sqrt(-2 * Math.log(1 - unit()));
        return radius * Math.cos(2 * Math.PI * unit());
    }
}
