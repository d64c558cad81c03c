package org.demandinsight.demo;

import org.demandinsight.kernel.Language;

/// Someone who asks.
///
/// @param number who, from 0 to under two milliards
record Person(long number, boolean enterprise, Language language) {
    private static final String[] PREFIXES = {
        "130", "131", "132", "135", "136", "137", "138", "139", "150", "151",
        "152", "157", "158", "159", "176", "180", "183", "186", "187", "189"
    };
    private static final long NUMBERS = PREFIXES.length * 100_000_000L;

    /// Different people have different ones: the factor has no divisor in common with how many numbers there are.
    String mobile() {
        long spread = (number * 1_240_000_003L + 918_273_645L) % NUMBERS;
        var digits = Long.toString(spread % 100_000_000L);
        return PREFIXES[(int) (spread / 100_000_000L)] + "0".repeat(8 - digits.length()) + digits;
    }
}
