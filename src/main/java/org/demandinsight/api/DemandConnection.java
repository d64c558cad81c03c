package org.demandinsight.api;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Name("DemandConnection")
@Description("A page of demands.")
public final class DemandConnection {
    private final List<DemandEdge> edges;
    private final PageInfoView pageInfo;
    private final long total;

    /// @param total 0 where nobody asks for it
    DemandConnection(List<DemandEdge> edges, PageInfoView pageInfo, long total) {
        this.edges = edges;
        this.pageInfo = pageInfo;
        this.total = total;
    }

    @NonNull
    @Description("The demands of this page, each with its cursor.")
    public List<@NonNull DemandEdge> getEdges() {
        return edges;
    }

    @NonNull
    @Description("Where the page ends.")
    public PageInfoView getPageInfo() {
        return pageInfo;
    }

    @NonNull
    @Description("How many demands the filter means in all.")
    public CountView getTotalCount() {
        return CountView.exactly(total);
    }

    @Name("DemandEdge")
    @Description("A demand on a page.")
    public record DemandEdge(
            @NonNull @Description("Give this as `after` to go on behind this demand.")
                    String cursor,
            @NonNull @Description("The demand.") DemandView node) {}
}
