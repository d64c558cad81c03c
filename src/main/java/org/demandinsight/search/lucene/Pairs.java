package org.demandinsight.search.lucene;

import java.util.Arrays;
import org.demandinsight.kernel.Problem;

/// Numbers pairs of small numbers as they are met: to look one up costs two looks at arrays.
final class Pairs {
    /// More rows than anybody reads, and few enough to hold.
    private static final int MOST = 200_000;

    private static final int[] NONE = {};

    private int[][] numbers = new int[16][];
    private int[] firsts = new int[64];
    private int[] seconds = new int[64];
    private int size;

    Pairs() {
        Arrays.fill(numbers, NONE);
    }

    int size() {
        return size;
    }

    int first(int number) {
        return firsts[number];
    }

    int second(int number) {
        return seconds[number];
    }

    /// Puts the number of each pair in place of its first.
    void number(int size, int[] firsts, int[] seconds) {
        for (int i = 0; i < size; i++) {
            firsts[i] = number(firsts[i], seconds[i]);
        }
    }

    private int number(int first, int second) {
        if (first < numbers.length) {
            var row = numbers[first];
            if (second < row.length && row[second] != 0) {
                return row[second] - 1;
            }
        }
        return add(first, second);
    }

    private int add(int first, int second) {
        if (size == MOST) {
            throw Problem.QUERY_TOO_WIDE.because(
                    "分组超过 " + MOST + " 个；请缩小筛选范围、提高层级或减少分组维度",
                    "more than "
                            + MOST
                            + " groups; narrow the filter, take a higher level or group by less");
        }
        if (first >= numbers.length) {
            int before = numbers.length;
            numbers = Arrays.copyOf(numbers, Math.max(first + 1, before * 2));
            Arrays.fill(numbers, before, numbers.length, NONE);
        }
        if (second >= numbers[first].length) {
            numbers[first] = Arrays.copyOf(numbers[first], second + 1 + second / 2);
        }
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, size * 2);
            seconds = Arrays.copyOf(seconds, size * 2);
        }
        firsts[size] = first;
        seconds[size] = second;
        numbers[first][second] = ++size;
        return size - 1;
    }
}
