package org.demandinsight.demand;

import java.time.Instant;

/// The current version of a demand as the store keeps it.
///
/// @param id ours, for good
/// @param version 1 for the first, one more for each change
/// @param recordedAt when this version was stored
public record StoredDemand(long id, int version, Instant recordedAt, Demand demand) {}
