package org.demandinsight.search.lucene;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.demandinsight.search.Axis;
import org.demandinsight.search.Grouping;

/// Numbers the keys of one axis as they are met: 0, 1, 2 … The key of a value (its ancestor, its month) is worked out
/// once a value; after that a document costs one look at an array.
final class AxisKeys {
    private static final int WIDEST = 1 << 22;

    private final Grouping grouping;
    private final Map<Integer, Integer> ordinals = new HashMap<>();
    private int[] keys = new int[16];
    private int base;
    private int[] byValue = {};

    AxisKeys(Grouping grouping) {
        this.grouping = grouping;
    }

    static String field(Axis axis) {
        return switch (axis) {
            case CATEGORY -> Fields.CATEGORY;
            case AREA -> Fields.AREA;
            case DEPARTMENT -> Fields.DEPARTMENT;
            case CHANNEL -> Fields.CHANNEL;
            case SOURCE -> Fields.SOURCE;
            case KIND -> Fields.KIND;
            case REQUESTER_KIND -> Fields.REQUESTER_KIND;
            case STATUS -> Fields.STATUS;
            case DAY, WEEK, MONTH -> Fields.RECEIVED_DAY;
        };
    }

    int size() {
        return ordinals.size();
    }

    int key(int ordinal) {
        return keys[ordinal];
    }

    /// Numbers the keys of a run of values.
    void number(int size, long[] values, int[] ordinals) {
        var table = byValue;
        long first = base;
        for (int i = 0; i < size; i++) {
            long at = values[i] - first;
            int known = at >= 0 && at < table.length ? table[(int) at] : 0;
            if (known == 0) {
                known = meet(values[i]) + 1;
                table = byValue;
                first = base;
            }
            ordinals[i] = known - 1;
        }
    }

    private int meet(long value) {
        int key = value == Column.MISSING ? Axis.UNKNOWN : keyOf((int) value);
        int ordinal = ordinals.computeIfAbsent(key, _ -> ordinals.size());
        if (ordinal == keys.length) {
            keys = Arrays.copyOf(keys, ordinal * 2);
        }
        keys[ordinal] = key;
        if (value != Column.MISSING) {
            remember((int) value, ordinal);
        }
        return ordinal;
    }

    private void remember(int value, int ordinal) {
        if (byValue.length == 0) {
            base = value - 32;
            byValue = new int[128];
        }
        long first = Math.min(base, (long) value - 32);
        long end = Math.max((long) base + byValue.length, value + 33L);
        if (end - first > WIDEST) {
            return; // far apart: such a value is worked out each time
        }
        if (end - first > byValue.length) {
            // Twice as wide, towards the side where values come from: most recent days first.
            int size = (int) Math.max(end - first, Math.min(WIDEST, byValue.length * 2L));
            long from = first < base ? Math.max(end - size, Integer.MIN_VALUE) : first;
            var wider = new int[size];
            System.arraycopy(byValue, 0, wider, (int) (base - from), byValue.length);
            byValue = wider;
            base = (int) from;
        }
        byValue[value - base] = ordinal + 1;
    }

    private int keyOf(int value) {
        return switch (grouping.axis()) {
            case CATEGORY, AREA, DEPARTMENT, SOURCE -> known(grouping.up(value), 0);
            case CHANNEL, DAY -> value;
            case KIND, REQUESTER_KIND, STATUS -> known(value, -1);
            case WEEK -> value - Math.floorMod(value + 3, 7); // 1970-01-01 was a Thursday
            case MONTH -> month(value);
        };
    }

    private static int known(int value, int unknown) {
        return value == unknown ? Axis.UNKNOWN : value;
    }

    private static int month(int day) {
        var date = LocalDate.ofEpochDay(day);
        return (date.getYear() - 1970) * 12 + date.getMonthValue() - 1;
    }
}
