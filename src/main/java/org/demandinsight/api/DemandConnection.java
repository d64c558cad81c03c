package org.demandinsight.api;

import java.util.List;
import org.demandinsight.search.Cursor;
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
    public static final class DemandEdge {
        private final Cursor place;
        private final DemandView node;

        DemandEdge(Cursor place, DemandView node) {
            this.place = place;
            this.node = node;
        }

        @NonNull
        @Description("Give this as `after` to go on behind this demand.")
        public String getCursor() {
            return place.encode();
        }

        @NonNull
        @Description("The demand.")
        public DemandView getNode() {
            return node;
        }
    }
}
