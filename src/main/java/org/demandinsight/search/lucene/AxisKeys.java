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

    int ordinal(long value) {
        long at = value - base;
        if (value != Column.MISSING && at >= 0 && at < byValue.length) {
            int known = byValue[(int) at] - 1;
            if (known >= 0) {
                return known;
            }
        }
        return meet(value);
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
        if (first < base || end > (long) base + byValue.length) {
            int size = (int) Math.max(end - first, Math.min(WIDEST, byValue.length * 2L));
            var wider = new int[size];
            System.arraycopy(byValue, 0, wider, (int) (base - first), byValue.length);
            byValue = wider;
            base = (int) first;
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
