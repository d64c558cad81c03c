package org.demandinsight.api;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("BlindSpotConnection")
@Description("A page of blind spots, and how they were found.")
public record BlindSpotConnection(
        @NonNull @Description("The blind spots of this page, each with its cursor.")
                List<@NonNull BlindSpotEdge> edges,
        @NonNull @Description("Where the page ends.") PageInfoView pageInfo,
        @NonNull @Description("How many blind spots there are in all.") CountView totalCount,
        @NonNull @Description("The day of reckoning: the latest receipt of these demands.")
                OffsetDateTime asOf,
        @Description("Start of the time of receipt that was looked at.")
                @Nullable OffsetDateTime windowFrom,
        @Description("End of the time of receipt that was looked at, not included.")
                @Nullable OffsetDateTime windowUntil,
        @NonNull @Description("How they were found and ordered, in a sentence.") String method,
        @NonNull
                @Description(
                        "What each detector could do; one that lacks data says what to provide.")
                List<@NonNull DetectorOutcomeView> detectors) {

    @Name("BlindSpotEdge")
    @Description("A blind spot on a page.")
    public record BlindSpotEdge(
            @NonNull @Description("Give this as `after` to go on behind this blind spot.")
                    String cursor,
            @NonNull @Description("The blind spot.") BlindSpotView node) {}
}
