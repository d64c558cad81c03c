package org.demandinsight.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.demandinsight.kernel.Moment;
import org.jspecify.annotations.Nullable;

/// One way of writing a moment.
sealed interface DatePattern {
    /// ISO 8601: a date, a date and time, or one with an offset; a blank may stand for the `T`.
    record Iso() implements DatePattern {}

    /// Seconds or, from 13 digits on, milliseconds since 1970.
    record Epoch() implements DatePattern {}

    /// Days since 1899-12-30 as a spreadsheet counts them, the time of day as a fraction.
    record Serial() implements DatePattern {}

    /// Letters and marks as in `yyyy/M/d H:mm:ss`.
    record Written(DateLetters letters) implements DatePattern {}

    /// The pattern that a mapping writes.
    ///
    /// @throws IllegalArgumentException naming what is wrong
    static DatePattern of(String text) {
        return switch (text) {
            case "iso" -> new Iso();
            case "epoch" -> new Epoch();
            case "excel" -> new Serial();
            default -> new Written(DateLetters.of(text));
        };
    }

    /// The moment that a text writes, null if it is not written so or there is no such day.
    default @Nullable Moment read(String text, ZoneId zone) {
        return switch (this) {
            case Iso _ -> iso(text, zone);
            case Epoch _ -> epoch(text, zone);
            case Serial _ -> serial(text, zone);
            case Written written -> written.letters().read(text, zone);
        };
    }

    private static @Nullable Moment iso(String text, ZoneId zone) {
        int length = text.length();
        if (length < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            if (length == 10) {
                return Moment.on(LocalDate.parse(text));
            }
            var joined =
                    text.charAt(10) == ' '
                            ? text.substring(0, 10) + 'T' + text.substring(11)
                            : text;
            boolean offset =
                    joined.endsWith("Z")
                            || joined.lastIndexOf('+') > 10
                            || joined.lastIndexOf('-') > 10;
            return Moment.of(
                    offset
                            ? OffsetDateTime.parse(joined).toInstant()
                            : LocalDateTime.parse(joined).atZone(zone).toInstant(),
                    zone);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static @Nullable Moment epoch(String text, ZoneId zone) {
        if (text.length() < 9
                || text.length() > 13
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        long number = Long.parseLong(text);
        return Moment.of(
                text.length() == 13 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number),
                zone);
    }

    private static @Nullable Moment serial(String text, ZoneId zone) {
        double days;
        try {
            days = Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return null;
        }
        if (!(days >= 10_000 && days < 100_000)) {
            return null;
        }
        var day = LocalDate.of(1899, 12, 30).plusDays((long) days);
        long seconds = Math.round((days - Math.floor(days)) * 86_400);
        return seconds == 0 && text.indexOf('.') < 0
                ? Moment.on(day)
                : Moment.of(day.atStartOfDay().plusSeconds(seconds).atZone(zone).toInstant(), zone);
    }

    /// The moment of a day and, where it was written, a time.
    static @Nullable Moment moment(
            int year, int month, int day, @Nullable LocalTime time, ZoneId zone) {
        try {
            var date = LocalDate.of(year, month, day);
            return time == null
                    ? Moment.on(date)
                    : Moment.of(date.atTime(time).atZone(zone).toInstant(), zone);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
