package org.demandinsight.search.lucene;

import java.util.Arrays;
import org.demandinsight.kernel.Problem;

/// Numbers the groups of a table of figures as they are met: from up to three codes to 0, 1, 2 …
final class Groups {
    /// More rows than anybody reads, and few enough to hold.
    private static final int MOST = 200_000;

    private final int axes;
    private int[] keys = new int[3 * 256];
    private int[] places = new int[512];
    private int size;

    Groups(int axes) {
        this.axes = axes;
    }

    int size() {
        return size;
    }

    int[] key(int group) {
        return Arrays.copyOfRange(keys, group * 3, group * 3 + axes);
    }

    /// The number of a group, a new one if it was not met before.
    int number(int first, int second, int third) {
        int mask = places.length - 1;
        int place = hash(first, second, third) & mask;
        while (places[place] != 0) {
            int group = places[place] - 1;
            int at = group * 3;
            if (keys[at] == first && keys[at + 1] == second && keys[at + 2] == third) {
                return group;
            }
            place = (place + 1) & mask;
        }
        return add(place, first, second, third);
    }

    private int add(int place, int first, int second, int third) {
        if (size == MOST) {
            throw Problem.QUERY_TOO_WIDE.because(
                    "分组超过 " + MOST + " 个；请缩小筛选范围、提高层级或减少分组维度",
                    "more than "
                            + MOST
                            + " groups; narrow the filter, take a higher level or group by less");
        }
        if ((size + 1) * 3 > keys.length) {
            keys = Arrays.copyOf(keys, keys.length * 2);
        }
        keys[size * 3] = first;
        keys[size * 3 + 1] = second;
        keys[size * 3 + 2] = third;
        places[place] = ++size;
        if (size * 2 > places.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        var larger = new int[places.length * 2];
        int mask = larger.length - 1;
        for (int group = 0; group < size; group++) {
            int at = group * 3;
            int place = hash(keys[at], keys[at + 1], keys[at + 2]) & mask;
            while (larger[place] != 0) {
                place = (place + 1) & mask;
            }
            larger[place] = group + 1;
        }
        places = larger;
    }

    private static int hash(int first, int second, int third) {
        return (int) LongSet.mix(first * 0x9E3779B97F4A7C15L ^ ((long) second << 32) ^ third);
    }
}
