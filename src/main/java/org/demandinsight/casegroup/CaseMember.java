package org.demandinsight.casegroup;

import org.demandinsight.demand.Demand.Position;
import org.jspecify.annotations.Nullable;

/// A demand as far as grouping looks at it.
///
/// @param day on which it came in, since 1970; null if unknown
/// @param position null if unknown
/// @param group id of the group that it is in, 0 if in none
record CaseMember(long id, @Nullable Long day, @Nullable Position position, long group) {}
