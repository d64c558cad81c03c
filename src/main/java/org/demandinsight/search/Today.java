package org.demandinsight.search;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// "Today" of each source: its latest receipt that is not after now. What is open is reckoned to there, so that records of
/// a source that ended years ago don't count as overdue ever since.
public final class Today {
    private static final long NEVER = Long.MIN_VALUE;

    private final long[] latest;
    private final long otherwise;

    private Today(long[] latest, long otherwise) {
        this.latest = latest;
        this.otherwise = otherwise;
    }

    /// The same for every source.
    public static Today everywhere(Instant at) {
        return new Today(new long[0], at.getEpochSecond());
    }

    /// For each source its own.
    ///
    /// @param latest by id of source, in seconds since 1970; [Long#MIN_VALUE] for a source without demands
    public static Today of(long[] latest) {
        return new Today(latest.clone(), 0);
    }

    /// That of a source, in seconds since 1970; 0 if it has no demands.
    public long second(long source) {
        if (source < 0 || source >= latest.length || latest[(int) source] == NEVER) {
            return otherwise;
        }
        return latest[(int) source];
    }

    /// The latest among some sources.
    ///
    /// @param sources null for all
    public Instant latest(@Nullable CodeSet sources) {
        long newest =
                sources == null
                        ? Arrays.stream(latest).max().orElse(otherwise)
                        : Arrays.stream(sources.toArray()).mapToLong(this::second).max().orElse(0);
        return Instant.ofEpochSecond(newest == NEVER ? 0 : newest);
    }
}
