package org.demandinsight.ingest;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds the known name that an unknown one is probably meant to be.
final class Nearest {
    /// Below this share of common letter pairs (Dice), two names have nothing to do with each other.
    private static final double ENOUGH = .5;

    private Nearest() {}

    /// The nearest of the known names, null if none is near.
    static @Nullable String to(String name, Collection<String> known) {
        String nearest = null;
        double best = ENOUGH;
        for (var candidate : known) {
            double likeness = likeness(name, candidate);
            if (likeness > best) {
                best = likeness;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static double likeness(String one, String other) {
        var a = one.strip().toLowerCase(Locale.ROOT);
        var b = other.strip().toLowerCase(Locale.ROOT);
        if (a.length() < 2 || b.length() < 2) {
            return a.equals(b) ? 1 : 0;
        }
        int common = 0;
        boolean[] used = new boolean[b.length() - 1];
        for (int i = 0; i + 1 < a.length(); i++) {
            for (int j = 0; j + 1 < b.length(); j++) {
                if (!used[j] && a.charAt(i) == b.charAt(j) && a.charAt(i + 1) == b.charAt(j + 1)) {
                    used[j] = true;
                    common++;
                    break;
                }
            }
        }
        return 2.0 * common / (a.length() + b.length() - 2);
    }
}
