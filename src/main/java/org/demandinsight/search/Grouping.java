package org.demandinsight.search;

import org.jspecify.annotations.Nullable;

/// One way to divide figures.
///
/// @param rollUp `rollUp[code]` is the code to count under (an ancestor, or a mapped code); null counts each code itself
@SuppressWarnings("ArrayRecordComponent") // a table to look up in, never compared
public record Grouping(Axis axis, int @Nullable [] rollUp) {

    public static Grouping by(Axis axis) {
        return new Grouping(axis, null);
    }

    /// The code to count under.
    public int up(int code) {
        return rollUp != null && code >= 0 && code < rollUp.length ? rollUp[code] : code;
    }
}
