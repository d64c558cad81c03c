package org.demandinsight.demo;

import java.util.Locale;

/// At what hours a matter makes people write or call. It shapes the hours inside and outside opening hours, not how many
/// fall on either side: that is the scope's.
enum Rhythm {
    OFFICE(0, 0, 0, 0, 0, 0, 1, 4, 9, 12, 12, 9, 5, 4, 9, 11, 10, 7, 4, 3, 2, 2, 1, 0),
    ANY(1, 0, 0, 0, 0, 1, 3, 6, 8, 9, 9, 8, 6, 5, 7, 8, 8, 7, 6, 6, 5, 4, 3, 2),
    EVENING(3, 2, 1, 1, 0, 1, 2, 3, 4, 5, 5, 5, 4, 3, 4, 5, 5, 6, 8, 10, 11, 11, 9, 6);

    @SuppressWarnings("ImmutableEnumChecker") // never written after construction
    private final double[] weights;

    Rhythm(double... weights) {
        this.weights = weights;
    }

    static Rhythm of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// The slots of half an hour, as running sums, that are open, closed, or all where no one asks.
    double[] runningSums(SlotFilter wanted) {
        var sums = new double[48];
        double sum = 0;
        for (int slot = 0; slot < 48; slot++) {
            sum += wanted.accepts(slot) ? weights[slot / 2] + .01 : 0;
            sums[slot] = sum;
        }
        return sums;
    }

    /// Which slots of half an hour count.
    interface SlotFilter {
        boolean accepts(int slot);
    }
}
