package org.demandinsight.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("ImportRunConnection")
@Description("A page of import runs, the latest first.")
public record ImportRunConnection(
        @NonNull @Description("The runs of this page, each with its cursor.")
                List<@NonNull ImportRunEdge> edges,
        @NonNull @Description("Where the page ends.") PageInfoView pageInfo,
        @NonNull @Description("How many runs there are in all.") CountView totalCount) {

    @Name("ImportRunEdge")
    @Description("A run on a page.")
    public record ImportRunEdge(
            @NonNull @Description("Give this as `after` to go on behind this run.") String cursor,
            @NonNull @Description("The run.") ImportRunView node) {}
}
