package org.demandinsight.ingest;

import java.util.List;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.kernel.Moment;
import org.jspecify.annotations.Nullable;

/// A demand as its row tells it: values are parsed and checked against each other, texts and names are still raw.
///
/// @param id the source's own, null where the file has none
/// @param key what makes the record's key where there is no id
/// @param cells all of the row, for its hash
/// @param updated when the record was true in its source
/// @param channel in the source's words
/// @param area names from the top of the tree downwards
/// @param category names from the top of the tree downwards
/// @param categories all that the source gives it, by code or name, where it may give several; the first counts where
///     there is no category
record DemandDraft(
        long line,
        @Nullable String id,
        List<String> key,
        List<@Nullable String> cells,
        @Nullable DemandKind kind,
        @Nullable DemandStatus status,
        @Nullable String channel,
        Demand.Timeline timeline,
        @Nullable Moment updated,
        @Nullable String requester,
        @Nullable RequesterKind requesterKind,
        Words words,
        @Nullable String areaCode,
        List<String> area,
        @Nullable String department,
        @Nullable String categoryCode,
        List<String> category,
        List<String> categories,
        Demand.@Nullable Position position,
        Demand.Handling handling) {

    /// What was said, still raw.
    record Words(
            String title, String text, String language, String reply, @Nullable Moment replied) {}
}
