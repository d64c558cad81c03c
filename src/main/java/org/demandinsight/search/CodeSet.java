package org.demandinsight.search;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Small codes to filter by; subtrees are spread out already. The empty set matches nothing; "any" is null in a filter.
public final class CodeSet {
    private final int[] codes;

    private CodeSet(int[] codes) {
        this.codes = codes;
    }

    public static CodeSet of(int... codes) {
        return new CodeSet(
                ascend(codes) ? codes.clone() : IntStream.of(codes).sorted().distinct().toArray());
    }

    private static boolean ascend(int[] codes) {
        for (int i = 1; i < codes.length; i++) {
            if (codes[i - 1] >= codes[i]) {
                return false;
            }
        }
        return true;
    }

    public int[] toArray() {
        return codes.clone();
    }

    public boolean contains(int code) {
        return Arrays.binarySearch(codes, code) >= 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeSet set && Arrays.equals(codes, set.codes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return Arrays.toString(codes);
    }
}
