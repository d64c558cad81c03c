package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.classify.ModelInUse;
import org.demandinsight.demand.Placements;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Why demands stand where they stand: the record knows, the index does not. Asked once for a whole page.
@GraphQLApi
@Localised
public class ClassificationApi {
    private final Placements placements;
    private final ModelInUse model;

    ClassificationApi(Placements placements, ModelInUse model) {
        this.placements = placements;
        this.model = model;
    }

    @Description(
            "Where it stands in the taxonomy, how sure that is, and why, as of now; null if the demand is gone.")
    public Uni<List<@Nullable ClassificationView>> classification(
            @Source List<DemandView> demands) {
        return placements
                .byIds(demands.stream().map(DemandView::key).toList())
                .map(found -> {
                    var views = new ArrayList<@Nullable ClassificationView>(demands.size());
                    for (var demand : demands) {
                        var placed = found.get(demand.key());
                        views.add(
                                placed == null
                                        ? null
                                        : ClassificationView.of(placed, demand.words(), model));
                    }
                    return views;
                });
    }
}
