package org.demandinsight.insight.blindspot;

import java.util.Arrays;

/// Numbers people from 1 in order of appearance, without an object for each: an open hash table over primitive ids.
final class PersonNumbers {
    private long[] ids = new long[1 << 12];
    private int[] numbers = new int[1 << 12];
    private int size;

    /// @param person id of a person, not 0
    int of(long person) {
        int at = slot(ids, person);
        if (ids[at] == 0) {
            ids[at] = person;
            numbers[at] = ++size;
            if (size * 2 > ids.length) {
                grow();
                return size;
            }
        }
        return numbers[at];
    }

    private void grow() {
        var oldIds = ids;
        var oldNumbers = numbers;
        ids = new long[oldIds.length * 2];
        numbers = new int[ids.length];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldIds[i] != 0) {
                int at = slot(ids, oldIds[i]);
                ids[at] = oldIds[i];
                numbers[at] = oldNumbers[i];
            }
        }
        Arrays.fill(oldIds, 0);
    }

    private static int slot(long[] table, long person) {
        long mixed = person * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & (table.length - 1);
        while (table[at] != 0 && table[at] != person) {
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }
}
