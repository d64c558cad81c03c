package org.demandinsight.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// When something happened, as well as its source knew. A date without a time stays a date: it has a day, but takes no
/// part in hour-of-day figures.
///
/// @param date the day in the source's zone
/// @param at the instant, null where the source gave a date only
public record Moment(LocalDate date, @Nullable Instant at) {

    public static Moment of(Instant at, ZoneId zone) {
        return new Moment(LocalDate.ofInstant(at, zone), at);
    }

    public static Moment on(LocalDate date) {
        return new Moment(date, null);
    }

    /// The instant, or the start of the day where only the day is known.
    public Instant earliest(ZoneId zone) {
        return at != null ? at : date.atStartOfDay(zone).toInstant();
    }

    /// The instant, or the last second of the day where only the day is known.
    public Instant latest(ZoneId zone) {
        return at != null ? at : date.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    }
}
