package org.demandinsight.ingest.reader;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells from a cell's number format whether its number is a date. Some formats are dates
/// everywhere or in East Asia (ECMA-376 part 1, 18.8.30); a format of the workbook's own is read.
final class SheetDates {
    private static final Set<Integer> BUILT_IN =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

    /// The last day that a sheet knows, 31 December 9999.
    private static final double LAST = 2_958_466;

    private static final int SECONDS_A_DAY = 86_400;

    private SheetDates() {}

    /// The moment that a number of days stands for, to the second; null where it stands for none.
    static @Nullable LocalDateTime at(double days, boolean from1904) {
        if (!(days >= 0 && days < LAST)) {
            return null;
        }
        long seconds = Math.round(days * SECONDS_A_DAY);
        // Sheets count a 29 February 1900, which never was.
        var start =
                from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 61 ? 31 : 30);
        return start.atStartOfDay().plusSeconds(seconds);
    }

    static boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (id != null && BUILT_IN.contains(id)) {
            return true;
        }
        var letters = letters(format);
        return letters.indexOf('m') >= 0
                && (letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0);
    }

    static boolean showsTime(@Nullable Integer id, @Nullable String format) {
        return (id != null && id == 22) || letters(format).indexOf('h') >= 0;
    }

    /// A format without quoted text, escapes, colours and locales.
    private static String letters(@Nullable String format) {
        return format == null || format.equalsIgnoreCase("General")
                ? ""
                : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "")
                        .toLowerCase(java.util.Locale.ROOT);
    }
}
