package org.demandinsight.changes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far the log was read.
///
/// @param number of the last change, 0 before the first
/// @param at when that change was numbered; null where nobody noted it
public record LogPlace(long number, @Nullable Instant at) {
    /// Before the first change.
    public static final LogPlace START = new LogPlace(0, null);
}
