package org.demandinsight.search;

import java.util.Arrays;
import org.demandinsight.kernel.Estimate;
import org.jspecify.annotations.Nullable;

/// Figures of one group. What wasn't asked for is 0 or null.
///
/// @param key one code for each grouping, in its order; [Axis#UNKNOWN] where the value is unknown
/// @param people distinct people among the demands whose person is known
/// @param unknownPerson demands whose person is unknown
/// @param open neither closed nor rejected
/// @param overdue due before it was closed, or before `asOf` if it is open
/// @param withDue demands with a due date
/// @param onTime closed by their due date
/// @param closedWithDue closed demands with a due date, which `onTime` is a share of
/// @param reopened opened again at least once, of `reopenKnown`
/// @param transferred passed on at least once, of `transferKnown`
/// @param satisfied satisfied, of `asked`
/// @param median median time to close in hours, open cases counted; null if half never closed
/// @param p90 time in hours within which nine in ten close; null if fewer ever do
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below
public record StatsRow(
        int[] key,
        long demands,
        long people,
        long unknownPerson,
        long open,
        long overdue,
        long withDue,
        long onTime,
        long closedWithDue,
        long reopened,
        long reopenKnown,
        long transferred,
        long transferKnown,
        long satisfied,
        long asked,
        @Nullable Estimate median,
        @Nullable Estimate p90) {

    @Override
    public boolean equals(Object other) {
        return other instanceof StatsRow row
                && Arrays.equals(key, row.key)
                && figures().equals(row.figures());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(key) + figures().hashCode();
    }

    private java.util.List<Object> figures() {
        return java.util.Arrays.asList(
                demands,
                people,
                unknownPerson,
                open,
                overdue,
                withDue,
                onTime,
                closedWithDue,
                reopened,
                reopenKnown,
                transferred,
                transferKnown,
                satisfied,
                asked,
                median,
                p90);
    }
}
