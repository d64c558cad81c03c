package org.demandinsight.insight.blindspot;

import java.util.List;
import org.demandinsight.kernel.Estimate;
import org.demandinsight.kernel.Period;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// A scope in which more people than expected carry the sign that no service serves them.
///
/// @param id kind and scope, by codes: the same after every recomputation
/// @param observed units in the scope that carry the sign
/// @param expected units that would carry it if the scope were like its peers
/// @param exposed units that could carry it
/// @param window receipt of the demands that were looked at
/// @param rateRatio how many times the peers' rate, posterior median
/// @param probability that the rate ratio is above [Gate#RATIO]
/// @param excess units more than the peers' rate explains; its lower end, the 5 % posterior bound, makes the order
/// @param rank from 1
/// @param bestRank the rank interval (90 %): the best and
/// @param worstRank the worst rank that the uncertainty of all spots allows
/// @param demands that carry the sign
/// @param people distinct people that carry it, null where too few demands name a person
/// @param severity share of the exposed that carry the sign only because of the gap, 0 to 1
/// @param persistence null if the months are unknown
/// @param usable share of the scope's demands that tell whether they carry the sign
/// @param title what and where
/// @param summary the figures in a sentence
/// @param nested spots that are mostly the same demands seen by another detector or at another level
public record BlindSpot(
        String id,
        BlindSpotKind kind,
        Scope scope,
        Unit unit,
        Period window,
        double observed,
        double expected,
        double exposed,
        Estimate rateRatio,
        double probability,
        Estimate excess,
        int rank,
        int bestRank,
        int worstRank,
        long demands,
        @Nullable Long people,
        double severity,
        @Nullable Persistence persistence,
        double usable,
        List<Wording> caveats,
        Wording title,
        Wording summary,
        List<BlindSpot> nested) {

    public BlindSpot {
        caveats = List.copyOf(caveats);
        nested = List.copyOf(nested);
        if (!(1 <= bestRank && bestRank <= rank && rank <= worstRank)) {
            throw new IllegalArgumentException(
                    "a rank lies in its interval: " + rank + " in " + bestRank + ".." + worstRank);
        }
    }

    /// How lasting it is.
    ///
    /// @param above months in which more demands carried the sign than expected
    /// @param seen months in which any demand could carry it
    public record Persistence(int above, int seen) {}
}
