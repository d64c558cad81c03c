package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.demand.DemandHistory;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// What the record knows of demands and the index does not: replies and former versions. Asked once for a whole page.
@GraphQLApi
@Localised
public class HistoryApi {
    private final DemandHistory history;

    HistoryApi(DemandHistory history) {
        this.history = history;
    }

    @Description("What the department answered; null if it did not.")
    public Uni<List<@Nullable ReplyView>> reply(@Source List<DemandView> demands) {
        return history.replies(demands.stream().map(DemandView::key).toList())
                .map(found -> {
                    var views = new ArrayList<@Nullable ReplyView>(demands.size());
                    for (var demand : demands) {
                        var reply = found.get(demand.key());
                        views.add(reply == null ? null : ReplyView.of(reply));
                    }
                    return views;
                });
    }

    @NonNull
    @Description(
            "Former versions and records that came too late to be current, the last stored first, up to 50; empty if it never changed.")
    public Uni<List<List<@NonNull DemandVersionView>>> history(@Source List<DemandView> demands) {
        return history.former(demands.stream().map(DemandView::key).toList())
                .map(found ->
                        demands.stream()
                                .map(demand ->
                                        found.getOrDefault(demand.key(), List.of()).stream()
                                                .map(former ->
                                                        new DemandVersionView(
                                                                former, demand.words()))
                                                .toList())
                                .toList());
    }
}
