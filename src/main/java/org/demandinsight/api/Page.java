package org.demandinsight.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.ToLongFunction;
import org.demandinsight.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// A page of a list in memory that is ordered by an ascending number.
///
/// @param items those on the page
/// @param hasNext whether more follow
record Page<T>(List<T> items, boolean hasNext) {
    private static final int LARGEST = 100;

    /// How many items a page may have: 1 to 100.
    static int size(int first) {
        if (first < 1 || first > LARGEST) {
            throw Problem.PAGE_TOO_LARGE.because(
                    "first 必须在 1 到 100 之间，收到的是 " + first + "；要更多请用 after 翻页",
                    "first lies between 1 and 100, got " + first + "; page on by after for more");
        }
        return first;
    }

    static <T> Page<T> of(
            List<T> ordered, ToLongFunction<T> number, int first, @Nullable String after) {
        long last = after == null ? Long.MIN_VALUE : number(after);
        var rest = ordered.stream().filter(item -> number.applyAsLong(item) > last).toList();
        int size = Math.min(size(first), rest.size());
        return new Page<>(rest.subList(0, size), size < rest.size());
    }

    static String cursor(long number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("#" + number).getBytes(StandardCharsets.UTF_8));
    }

    static long number(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith("#")) {
                return Long.parseLong(text, 1, text.length(), 10);
            }
        } catch (IllegalArgumentException _) {
            // Said below: what was given is no cursor of ours, whichever way it is broken.
        }
        throw Problem.BAD_CURSOR.because(
                "after 不是本查询给出的游标；请使用上一页的 endCursor",
                "after is no cursor of this list; take endCursor of the page before");
    }
}
