package org.demandinsight.ingest.reader;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells from a cell's number format whether its number is a date. Some formats are dates
/// everywhere or in East Asia (ECMA-376 part 1, 18.8.30); a format of the workbook's own is read.
final class SheetDates {
    private static final Set<Integer> BUILT_IN =
            Set.of(14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58);

    private SheetDates() {}

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
