package org.demandinsight.ingest;

import java.time.ZoneId;
import java.util.List;
import org.demandinsight.kernel.Moment;
import org.jspecify.annotations.Nullable;

/// The ways in which a source writes dates, in the order in which they are tried.
record DatePatterns(List<DatePattern> patterns) {

    DatePatterns {
        patterns = List.copyOf(patterns);
    }

    /// A moment as the first pattern reads it.
    ///
    /// @param ambiguous whether a later pattern, which puts day and month the other way round, reads another day
    /// @param serial whether it was a spreadsheet's number
    record Found(Moment moment, boolean ambiguous, boolean serial) {}

    /// The moment that a text writes, null if no pattern fits.
    @Nullable Found read(String text, ZoneId zone) {
        for (int i = 0; i < patterns.size(); i++) {
            var pattern = patterns.get(i);
            var moment = pattern.read(text, zone);
            if (moment != null) {
                return new Found(
                        moment,
                        isAmbiguous(text, zone, i, moment),
                        pattern instanceof DatePattern.Serial);
            }
        }
        return null;
    }

    private boolean isAmbiguous(String text, ZoneId zone, int first, Moment moment) {
        if (!(patterns.get(first) instanceof DatePattern.Written written)) {
            return false;
        }
        for (int i = first + 1; i < patterns.size(); i++) {
            if (patterns.get(i) instanceof DatePattern.Written other
                    && other.letters().dayFirst() != written.letters().dayFirst()) {
                var second = other.letters().read(text, zone);
                if (second != null && !second.date().equals(moment.date())) {
                    return true;
                }
            }
        }
        return false;
    }
}
