package org.demandinsight.api;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EmergingCategoryConnection")
@Description("A page of emerging categories.")
public record EmergingCategoryConnection(
        @NonNull @Description("The emerging categories of this page.")
                List<@NonNull EmergingCategoryEdge> edges,
        @NonNull @Description("Where this page ends.") PageInfoView pageInfo,
        @NonNull @Description("How many there are on all pages.") CountView totalCount,
        @Description(
                        "The data's own today, to which they are reckoned: the latest receipt among the demands looked at; null if nothing was looked at yet.")
                @Nullable LocalDate asOf,
        @NonNull @Description("How they were found.") String method) {

    @Name("EmergingCategoryEdge")
    @Description("An emerging category and its place in the list.")
    public record EmergingCategoryEdge(
            @NonNull @Description("For `after`.") String cursor,
            @NonNull @Description("The emerging category.") EmergingCategoryView node) {}
}
