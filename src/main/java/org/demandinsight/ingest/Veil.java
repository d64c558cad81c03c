package org.demandinsight.ingest;

import java.util.List;
import org.demandinsight.city.City;
import org.demandinsight.privacy.KeyedHash;
import org.demandinsight.privacy.PersonKey;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.privacy.Redactor;
import org.demandinsight.privacy.RowHash;
import org.jspecify.annotations.Nullable;

/// What stands between raw values and everything that keeps them.
final class Veil {
    private final Redactor redactor;
    private final KeyedHash hash;

    Veil(Redactor redactor, KeyedHash hash) {
        this.redactor = redactor;
        this.hash = hash;
    }

    /// Keeps the numbers that the city's departments have published.
    static Veil over(City city, KeyedHash hash) {
        return new Veil(new Redactor(city.publishedNumbers()), hash);
    }

    RedactedText redact(String raw) {
        return raw.isEmpty() ? RedactedText.EMPTY : redactor.redact(raw);
    }

    /// Who a phone number or user id is, null for nobody.
    @Nullable PersonKey person(@Nullable String raw) {
        return hash.person(raw);
    }

    /// The same row read under the same mapping has the same hash.
    RowHash row(String mapping, List<@Nullable String> cells) {
        return hash.row(mapping, cells);
    }

    /// An id that may be kept.
    String externalId(String raw) {
        return hash.externalId(raw);
    }
}
