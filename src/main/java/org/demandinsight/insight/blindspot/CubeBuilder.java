package org.demandinsight.insight.blindspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.demandinsight.catalogue.Schedule;
import org.demandinsight.kernel.Period;

/// Counts demands into a [Cube] in one pass over an index: one call and eight bytes for each, no object. People are told
/// apart at the end, by sorting. Not for several threads.
public final class CubeBuilder {
    private static final int KINDS = BlindSpotKind.values().length;
    private static final int BITS = 2 * KINDS;
    private static final int PERSON_BITS = 30;
    private static final int AREA_BITS = 14;
    private static final int AREA_SHIFT = PERSON_BITS + BITS;

    /// Categories and areas have ids below these: together with a person and the signs they fill one long.
    public static final int MAX_CATEGORY = 1 << 13;

    public static final int MAX_AREA = 1 << AREA_BITS;

    private final Instant asOf;
    private final Period window;
    private final int firstMonth;
    private final int months;
    private final Cell[][] byCategoryAndArea = new Cell[MAX_CATEGORY][];
    private final Map<Integer, int[]> arrivals = new HashMap<>();
    private final PersonNumbers people = new PersonNumbers();
    private long[] keys = new long[1 << 12];
    private int size;

    /// @param firstMonth first month of the window, in months since 1970-01
    /// @param months how many, 0 if persistence is not wanted
    public CubeBuilder(Instant asOf, Period window, int firstMonth, int months) {
        this.asOf = asOf;
        this.window = window;
        this.firstMonth = firstMonth;
        this.months = months;
    }

    /// Counts a demand.
    ///
    /// @param category that it is counted under; 0, unplaced, is left out
    /// @param area that it is counted under, 0 unknown
    /// @param person 0 if unknown
    /// @param month of receipt in months since 1970-01, anything else if unknown
    /// @param slot of arrival, see [Schedule]; read only if exposed to TIME_GAP
    /// @param exposed bits of the kinds whose sign it could carry
    /// @param signs bits of the kinds whose sign it carries, among those exposed
    public void add(
            int category, int area, long person, int month, int slot, int exposed, int signs) {
        if (category >= MAX_CATEGORY || area >= MAX_AREA) {
            throw new IllegalArgumentException(
                    "too large a code: category " + category + ", area " + area);
        }
        if (category <= 0) {
            return;
        }
        int number = person == 0 ? 0 : people.of(person);
        int carried = signs & exposed;
        cell(category, Scope.WHOLE_CITY)
                .addDemand(number != 0, month - firstMonth, exposed, carried);
        if (area > Scope.WHOLE_CITY) {
            cell(category, area).addDemand(number != 0, month - firstMonth, exposed, carried);
        }
        if ((exposed & BlindSpotKind.TIME_GAP.bit()) != 0) {
            arrivals.computeIfAbsent(category, _ -> new int[Schedule.SLOTS])[slot]++;
        }
        if (number != 0) {
            remember(category, Math.max(area, 0), number, exposed | (carried << KINDS));
        }
    }

    private void remember(int category, int area, int person, int bits) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
        }
        keys[size++] =
                ((((long) category << AREA_BITS | area) << PERSON_BITS | person) << BITS) | bits;
    }

    private Cell cell(int category, int area) {
        var row = byCategoryAndArea[category];
        if (row == null || area >= row.length) {
            row = row == null ? new Cell[area + 1] : Arrays.copyOf(row, area + 1);
            byCategoryAndArea[category] = row;
        }
        if (row[area] == null) {
            row[area] = new Cell(new Scope(category, area), months);
        }
        return row[area];
    }

    public Cube build() {
        countPeople(true);
        countPeople(false);
        var categories = new ArrayList<Cell>();
        var cells = new ArrayList<Cell>();
        for (var row : byCategoryAndArea) {
            for (int area = 0; row != null && area < row.length; area++) {
                if (row[area] != null) {
                    (area == Scope.WHOLE_CITY ? categories : cells).add(row[area]);
                }
            }
        }
        return new Cube(asOf, window, categories, cells, arrivals);
    }

    /// Sorted, all demands of a person in a scope stand together.
    private void countPeople(boolean byArea) {
        long everywhere = ~((MAX_AREA - 1L) << AREA_SHIFT);
        var sorted = new long[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = byArea ? keys[i] : keys[i] & everywhere;
        }
        Arrays.parallelSort(sorted);
        for (int from = 0, until; from < size; from = until) {
            until = from;
            int[] exposed = new int[KINDS];
            int signs = 0;
            while (until < size && sorted[until] >> BITS == sorted[from] >> BITS) {
                for (int kind = 0; kind < KINDS; kind++) {
                    exposed[kind] += (int) (sorted[until] >> kind & 1);
                }
                signs |= (int) (sorted[until++] >> KINDS);
            }
            int area = (int) (sorted[from] >> AREA_SHIFT) & (MAX_AREA - 1);
            if (byArea == (area != Scope.WHOLE_CITY)) {
                count(sorted[from], area, exposed, signs);
            }
        }
    }

    private void count(long key, int area, int[] exposed, int signs) {
        var cell = cell((int) (key >> (AREA_BITS + AREA_SHIFT)), area);
        for (int kind = 0; kind < KINDS; kind++) {
            if (exposed[kind] > 0) {
                cell.addPerson(kind, exposed[kind], (signs >> kind & 1) != 0);
            }
        }
    }
}
