package org.demandinsight.search;

import java.time.Instant;
import java.time.ZoneId;
import org.demandinsight.demand.Demand.Position;
import org.demandinsight.demand.StoredDemand;
import org.jspecify.annotations.Nullable;

/// A demand, stored or not yet, whose likes are sought.
///
/// @param id 0 for one that isn't stored: its likes of any time are sought, for what was answered long ago is an answer still
/// @param position null if unknown
/// @param received the first second of receipt; null if unknown
/// @param closed the first second at which it was closed; null while it is open
/// @param category that it counts under, 0 if unplaced
/// @param area that it counts under, 0 if unknown
public record Sought(
        long id,
        String title,
        String text,
        @Nullable Position position,
        @Nullable Long received,
        @Nullable Long closed,
        int category,
        int area) {

    /// A demand as the record has it, counted by the dimensions as they stand.
    public static Sought of(StoredDemand stored, Dimensions dimensions) {
        var demand = stored.demand();
        var zone = dimensions.zone(demand.key().source());
        return new Sought(
                stored.id(),
                demand.content().title().value(),
                demand.content().text().value(),
                demand.position(),
                second(demand.timeline().received(), zone),
                second(demand.timeline().closed(), zone),
                dimensions.category(demand.classification().category()),
                dimensions.area(demand.area()));
    }

    private static @Nullable Long second(
            org.demandinsight.kernel.@Nullable Moment moment, ZoneId zone) {
        Instant instant = moment == null ? null : moment.earliest(zone);
        return instant == null ? null : (Long) instant.getEpochSecond();
    }
}
