package org.demandinsight.ingest;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demandinsight.kernel.Moment;
import org.jspecify.annotations.Nullable;

/// A date pattern of letters: `yyyy` year, `M` or `MM` month, `MMM` its English name cut to three letters, `d` day, `H`
/// hour of 24, `h` hour of 12, `m` minute, `s` second, `a` AM or PM (also 上午, 下午). One letter takes one or two digits,
/// two letters exactly two. Read by hand, as a formatter of the JDK throws for each text that it doesn't fit.
final class DateLetters {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final String LETTERS = "yMdHhmsa";

    private final List<Part> parts;

    private DateLetters(List<Part> parts) {
        this.parts = parts;
    }

    /// A run of one letter, or a mark (then count is 0).
    private record Part(char letter, int count) {}

    static DateLetters of(String pattern) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < pattern.length(); ) {
            char c = pattern.charAt(i);
            int end = i + 1;
            if (LETTERS.indexOf(c) >= 0) {
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                parts.add(new Part(c, end - i));
            } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                throw new IllegalArgumentException("letter " + c + " in " + pattern);
            } else {
                parts.add(new Part(c, 0));
            }
            i = end;
        }
        for (char needed : new char[] {'y', 'M', 'd'}) {
            if (parts.stream().filter(part -> part.count() > 0 && part.letter() == needed).count()
                    != 1) {
                throw new IllegalArgumentException("one " + needed + " in " + pattern);
            }
        }
        return new DateLetters(List.copyOf(parts));
    }

    /// Whether the day comes before the month.
    boolean dayFirst() {
        for (var part : parts) {
            if (part.count() > 0 && (part.letter() == 'd' || part.letter() == 'M')) {
                return part.letter() == 'd';
            }
        }
        throw new IllegalStateException("a pattern has a day and a month");
    }

    @Nullable Moment read(String text, ZoneId zone) {
        int[] found = {0, 0, 0, -1, 0, 0, -1};
        int at = 0;
        for (var part : parts) {
            at = part.count() == 0 ? mark(text, at, part.letter()) : letter(text, at, part, found);
            if (at < 0) {
                return null;
            }
        }
        if (at < text.length()) {
            return null;
        }
        var time = time(found);
        if (found[3] >= 0 && time == null) {
            return null;
        }
        return DatePattern.moment(found[0], found[1], found[2], time, zone);
    }

    private static int mark(String text, int at, char mark) {
        return at < text.length() && text.charAt(at) == mark ? at + 1 : -1;
    }

    private static int letter(String text, int at, Part part, int[] found) {
        return switch (part.letter()) {
            case 'a' -> half(text, at, found);
            case 'M' ->
                    part.count() == 3 ? monthName(text, at, found) : digits(text, at, part, found);
            default -> digits(text, at, part, found);
        };
    }

    private static int half(String text, int at, int[] found) {
        if (text.length() < at + 2) {
            return -1;
        }
        var half = text.substring(at, at + 2).toUpperCase(Locale.ROOT);
        found[6] =
                switch (half) {
                    case "AM", "上午" -> 0;
                    case "PM", "下午" -> 12;
                    default -> -2;
                };
        return found[6] < 0 ? -1 : at + 2;
    }

    private static int monthName(String text, int at, int[] found) {
        if (text.length() < at + 3) {
            return -1;
        }
        found[1] = 1 + MONTHS.indexOf(text.substring(at, at + 3).toLowerCase(Locale.ROOT));
        return found[1] == 0 ? -1 : at + 3;
    }

    private static int digits(String text, int at, Part part, int[] found) {
        int most = Math.max(2, part.count());
        int end = at;
        int number = 0;
        while (end < text.length()
                && end - at < most
                && Character.digit(text.charAt(end), 10) >= 0) {
            number = number * 10 + Character.digit(text.charAt(end), 10);
            end++;
        }
        if (end - at < part.count()) {
            return -1;
        }
        switch (part.letter()) {
            case 'y' -> found[0] = part.count() == 2 ? 2000 + number : number;
            case 'M' -> found[1] = number;
            case 'd' -> found[2] = number;
            case 'H', 'h' -> found[3] = part.letter() == 'h' && number > 12 ? 99 : number;
            case 'm' -> found[4] = number;
            default -> found[5] = number;
        }
        return end;
    }

    private static @Nullable LocalTime time(int[] found) {
        if (found[3] < 0) {
            return null;
        }
        int hour = found[6] < 0 ? found[3] : found[3] % 12 + found[6];
        return hour > 23 || found[4] > 59 || found[5] > 59
                ? null
                : LocalTime.of(hour, found[4], found[5]);
    }
}
