package org.demandinsight.kernel;

/// An estimated quantity with its interval.
///
/// @param value the point estimate, in the unit that the holder states
/// @param low lower end of the interval; may be negative infinity where data gives no bound
/// @param high upper end of the interval; may be infinity where data gives no bound
/// @param level coverage of the interval, for example .95
/// @param method the method in the field's words, for example "Kaplan–Meier median"
/// @param n observations that it rests on
public record Estimate(double value, double low, double high, double level, String method, long n) {

    public Estimate {
        if (!(low <= value && value <= high)) {
            throw new IllegalArgumentException(
                    "an estimate lies in its interval: " + value + " in " + low + ".." + high);
        }
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a level lies between 0 and 1: " + level);
        }
    }
}
