package org.demandinsight.api;

import java.util.List;
import org.demandinsight.api.DemandConnection.DemandEdge;
import org.demandinsight.api.execution.Selection;
import org.demandinsight.search.Cursor;
import org.demandinsight.search.DemandSort;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// Demands: lists and single ones.
@GraphQLApi
@Localised
public class DemandApi {
    private final RequestSnapshot snapshot;
    private final Words.Source words;

    DemandApi(RequestSnapshot snapshot, Words.Source words) {
        this.snapshot = snapshot;
        this.words = words;
    }

    @Query
    @NonNull
    @Description(
            "The demands that a filter means, a page at a time. Pages survive inserts: nothing untouched is missed or repeated.")
    public DemandConnection demands(
            @Name("filter") @Description("Which demands; all if left out.")
                    @Nullable DemandFilterInput filter,
            @Name("sort") @DefaultValue("NEWEST") @NonNull @Description("In which order.")
                    SortValue sort,
            @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after")
                    @Description(
                            "Cursor of the demand to go on behind; filter and sort stay the same.")
                    @Nullable String after) {
        var now = words.now();
        var resolved = Filters.resolve(filter, now);
        var order = DemandSort.valueOf(sort.name());
        var cursor = after == null ? null : Cursor.decode(after, order, resolved);
        var state = snapshot.get();
        boolean withTexts = Selection.includes("edges", "node", "text");
        var page = state.demands(resolved, order, Page.size(first), cursor, withTexts);
        List<DemandEdge> edges =
                page.hits().stream()
                        .map(placed ->
                                new DemandEdge(placed.cursor(), new DemandView(placed.hit(), now)))
                        .toList();
        var end = edges.isEmpty() ? null : edges.getLast().getCursor();
        long total = Selection.includes("totalCount") ? state.total(resolved) : 0;
        return new DemandConnection(edges, new PageInfoView(page.hasNext(), end), total);
    }

    @Query
    @Description("The demand of that id; null if there is none.")
    public @Nullable DemandView demand(
            @Name("id") @Id @NonNull @Description("Id of a demand.") String id) {
        long key = GlobalId.key(id, NodeType.DEMAND);
        var hit = snapshot.get().byIds(List.of(key)).get(key);
        return hit == null ? null : new DemandView(hit, words.now());
    }
}
