package org.demandinsight.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("PublicServiceConnection")
@Description("A page of services.")
public record ServiceConnection(
        @NonNull @Description("The services of this page, each with its cursor.")
                List<@NonNull ServiceEdge> edges,
        @NonNull @Description("Where the page ends.") PageInfoView pageInfo,
        @NonNull @Description("How many services there are in all.") CountView totalCount) {

    @Name("PublicServiceEdge")
    @Description("A service on a page.")
    public record ServiceEdge(
            @NonNull @Description("Give this as `after` to go on behind this service.")
                    String cursor,
            @NonNull @Description("The service.") ServiceView node) {}
}
