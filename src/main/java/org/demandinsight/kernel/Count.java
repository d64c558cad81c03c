package org.demandinsight.kernel;

import org.jspecify.annotations.Nullable;

/// A number of demands or people as it may be shown. Suppression hides the value of a small cell; rounding changes it;
/// whoever may see exact figures gets neither.
///
/// @param value the number, null when suppressed
/// @param rounded whether the value was rounded to protect people
/// @param suppressed whether the value is withheld because too few people stand behind it
public record Count(@Nullable Long value, boolean rounded, boolean suppressed) {

    public Count {
        if (suppressed != (value == null)) {
            throw new IllegalArgumentException(
                    "a count has a value exactly when it is not suppressed: " + value);
        }
        if (value != null && value < 0) {
            throw new IllegalArgumentException("a count is never negative: " + value);
        }
    }

    public static Count exactly(long value) {
        return new Count(value, false, false);
    }
}
