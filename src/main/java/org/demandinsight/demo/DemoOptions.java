package org.demandinsight.demo;

import java.time.LocalDate;

/// What city to make. The same options make the same bytes.
///
/// @param seed another seed, another city: other demands, and blind spots planted elsewhere
/// @param demands how many
/// @param end last day
/// @param days how many days up to the last one
/// @param coded share of the demands that carry their source's category code
/// @param negativeControl whether moments and texts are dealt out anew over all demands while scopes stay, so that
///     nothing planted can be found any more
public record DemoOptions(
        long seed, long demands, LocalDate end, int days, double coded, boolean negativeControl) {

    /// Two years that end with 2025, 20,000 demands, 55 % of them with a category code.
    public static final DemoOptions STANDARD =
            new DemoOptions(1, 20_000, LocalDate.of(2025, 12, 31), 731, .55, false);

    public DemoOptions {
        if (demands < 1 || demands > 1_000_000_000L) {
            throw new IllegalArgumentException("1 to 1,000,000,000 demands: " + demands);
        }
        if (days < 60 || days > 3_660) {
            throw new IllegalArgumentException("60 to 3,660 days: " + days);
        }
        if (!(coded >= 0 && coded <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + coded);
        }
    }

    public DemoOptions withSeed(long other) {
        return new DemoOptions(other, demands, end, days, coded, negativeControl);
    }

    public DemoOptions withDemands(long other) {
        return new DemoOptions(seed, other, end, days, coded, negativeControl);
    }

    public DemoOptions withCoded(double share) {
        return new DemoOptions(seed, demands, end, days, share, negativeControl);
    }

    public DemoOptions asNegativeControl() {
        return new DemoOptions(seed, demands, end, days, coded, true);
    }

    LocalDate start() {
        return end.minusDays(days - 1L);
    }
}
