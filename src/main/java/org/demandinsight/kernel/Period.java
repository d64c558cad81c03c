package org.demandinsight.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A span of time, its start included and its end not; a missing end is open.
public record Period(@Nullable Instant from, @Nullable Instant until) {

    public static final Period ALWAYS = new Period(null, null);

    public Period {
        if (from != null && until != null && !from.isBefore(until)) {
            throw Problem.PERIOD_EMPTY.because(
                    "时间段为空：" + from + " 不早于 " + until + "；请让起点早于终点",
                    "the period is empty: "
                            + from
                            + " is not before "
                            + until
                            + "; give a start before the end");
        }
    }
}
