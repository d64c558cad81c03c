package org.demandinsight.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("CaseGroupConnection")
@Description("A page of case groups.")
public record CaseGroupConnection(
        @NonNull @Description("The case groups of this page, each with its cursor.")
                List<@NonNull CaseGroupEdge> edges,
        @NonNull @Description("Where the page ends.") PageInfoView pageInfo,
        @NonNull @Description("How many case groups there are in all.") CountView totalCount) {

    @Name("CaseGroupEdge")
    @Description("A case group on a page.")
    public record CaseGroupEdge(
            @NonNull @Description("Give this as `after` to go on behind this case group.")
                    String cursor,
            @NonNull @Description("The case group.") CaseGroupView node) {}
}
