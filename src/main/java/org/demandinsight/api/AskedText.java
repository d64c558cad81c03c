package org.demandinsight.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.demandinsight.city.City;
import org.demandinsight.city.CityStore;
import org.demandinsight.kernel.Problem;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.privacy.Redactor;
import org.jspecify.annotations.Nullable;

/// Takes personal data out of a text that somebody asks about, before anything else sees it.
@ApplicationScoped
class AskedText {
    private static final int LONGEST = 10_000;

    private final CityStore cities;
    private volatile @Nullable Current current;

    private record Current(City city, Redactor redactor) {}

    AskedText(CityStore cities) {
        this.cities = cities;
    }

    /// @param given null for a text that was left out
    RedactedText redacted(@Nullable String given) {
        return given == null ? RedactedText.EMPTY : redactor().redact(within(given));
    }

    private static String within(String text) {
        if (text.length() > LONGEST) {
            throw Problem.QUERY_TOO_WIDE.because(
                    "文本有 " + text.length() + " 个字符，最多 " + LONGEST + " 个；请缩短",
                    "the text has "
                            + text.length()
                            + " characters, at most "
                            + LONGEST
                            + "; shorten it");
        }
        return text;
    }

    /// Its word lists take long to read: it is kept until departments publish other numbers.
    private Redactor redactor() {
        var now = current;
        var city = cities.city();
        if (now == null || !now.city().equals(city)) {
            now = new Current(city, new Redactor(city.publishedNumbers()));
            current = now;
        }
        return now.redactor();
    }
}
