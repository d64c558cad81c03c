package org.demandinsight.insight.blindspot;

import java.time.Instant;
import java.util.List;
import org.demandinsight.kernel.Period;
import org.demandinsight.kernel.Wording;

/// All blind spots found at one time, the surest and largest first, and what each detector could do.
///
/// @param asOf the day of reckoning
/// @param method in a sentence
public record BlindSpots(
        Instant asOf,
        Period window,
        Wording method,
        List<BlindSpot> found,
        List<DetectorOutcome> detectors) {

    public BlindSpots {
        found = List.copyOf(found);
        detectors = List.copyOf(detectors);
    }
}
