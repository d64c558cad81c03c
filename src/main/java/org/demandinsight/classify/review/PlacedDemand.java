package org.demandinsight.classify.review;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A demand as a model placed it.
///
/// @param category id of the category under which it counts, 0 for none
/// @param probability that it belongs there, by the model; 0 where nothing fitted
/// @param contested whether another category is close
/// @param receivedOn null if unknown
/// @param drawn whether it is one of the few that are reviewed whatever the model says of them: every 64th by the hash of its id
/// @param sampled whether it came by chance; false for those taken because they are the newest
public record PlacedDemand(
        long id,
        int category,
        double probability,
        boolean contested,
        @Nullable LocalDate receivedOn,
        boolean drawn,
        boolean sampled) {}
