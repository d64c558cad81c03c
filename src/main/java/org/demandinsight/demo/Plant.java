package org.demandinsight.demo;

import org.jspecify.annotations.Nullable;

/// A blind spot that was planted: in its scope the odds that a demand carries the sign of its kind are multiplied. No
/// detector may see it.
///
/// @param category code of a second-level category
/// @param area code of a district, null for the whole city
/// @param odds factor of the odds: of being about an unserved topic among all demands of the scope, of arriving
///     outside opening hours among those by channels open all day, of being overdue
public record Plant(Kind kind, String category, @Nullable String area, double odds) {

    /// Named as the detectors' kinds are.
    public enum Kind {
        UNMATCHED,
        TIME_GAP,
        SLA_BREACH
    }

    /// Whether a demand lies in its scope.
    public boolean covers(DemandTruth demand) {
        return category.equals(demand.category()) && (area == null || area.equals(demand.area()));
    }

    /// Whether a demand lies in its scope and carries its sign.
    public boolean holds(DemandTruth demand) {
        return covers(demand) && demand.carries(kind);
    }
}
