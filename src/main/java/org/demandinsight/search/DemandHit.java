package org.demandinsight.search;

import java.time.Instant;
import java.time.LocalDate;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.jspecify.annotations.Nullable;

/// A demand as the index shows it: all that a list needs.
///
/// @param receivedOn day of receipt in the source's zone
/// @param receivedAt null where only the day is known
/// @param due the last second by which it is due
/// @param closed the first second at which it was closed
/// @param area id of the declared area if the met one was mapped; 0 unknown; so for department and category
/// @param text null where it wasn't asked for
/// @param supporters null where the source doesn't count them; so for transfers and reopens
public record DemandHit(
        long id,
        int version,
        int source,
        String externalId,
        @Nullable DemandKind kind,
        @Nullable DemandStatus status,
        Channel channel,
        @Nullable RequesterKind requesterKind,
        @Nullable LocalDate receivedOn,
        @Nullable Instant receivedAt,
        @Nullable Instant due,
        @Nullable Instant closed,
        int area,
        int department,
        int category,
        String title,
        @Nullable String text,
        String language,
        @Nullable Integer supporters,
        @Nullable Integer transfers,
        @Nullable Integer reopens,
        @Nullable Boolean satisfied) {}
