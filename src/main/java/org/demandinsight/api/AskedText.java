package org.demandinsight.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.demandinsight.city.City;
import org.demandinsight.city.CityStore;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.privacy.Redactor;
import org.jspecify.annotations.Nullable;

/// Takes personal data out of a text that somebody asks about, before anything else sees it.
@ApplicationScoped
class AskedText {
    private final CityStore cities;
    private volatile @Nullable Current current;

    private record Current(City city, Redactor redactor) {}

    AskedText(CityStore cities) {
        this.cities = cities;
    }

    /// @param given null for a text that was left out
    RedactedText redacted(@Nullable String given) {
        return given == null ? RedactedText.EMPTY : redactor().redact(given);
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
