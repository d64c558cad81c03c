package org.demandinsight.api;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("DemandStats")
@Description("Figures over the demands that a filter means, one row a group.")
public record StatsView(
        @NonNull
                @Description(
                        "The day of reckoning for what is open and overdue: the latest receipt that is not after now. With several sources each is reckoned to its own latest receipt; this is the latest of them.")
                OffsetDateTime asOf,
        @NonNull @Description("How many demands the filter means in all.") CountView totalCount,
        @NonNull
                @Description(
                        "One row for each group that has demands, in the order of the groups' codes.")
                List<@NonNull StatsRowView> rows) {}
