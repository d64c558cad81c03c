package org.demandinsight.api;

import java.util.List;
import org.demandinsight.casegroup.CaseGroups;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.ingest.ImportRuns;
import org.demandinsight.reactive.OffLoop;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// Anything by its id.
@GraphQLApi
@Localised
public class NodeApi {
    private final RequestSnapshot snapshot;
    private final Words.Source words;
    private final CatalogueStore catalogue;
    private final CaseGroups groups;
    private final ImportRuns runs;

    NodeApi(
            RequestSnapshot snapshot,
            Words.Source words,
            CatalogueStore catalogue,
            CaseGroups groups,
            ImportRuns runs) {
        this.snapshot = snapshot;
        this.words = words;
        this.catalogue = catalogue;
        this.groups = groups;
        this.runs = runs;
    }

    @Query
    @Description("Whatever has that id; null if it is gone.")
    public @Nullable Node node(
            @Name("id") @Id @NonNull @Description("Id that a query of this service returned.")
                    String id) {
        var now = words.now();
        var global = GlobalId.parse(id);
        // A number that no int holds is nobody's: shortened, it would be somebody else's.
        int key = Math.clamp(global.key(), -1, Integer.MAX_VALUE);
        return switch (global.type()) {
            case DEMAND -> demand(global.key(), now);
            case AREA -> AreaView.of(key, now.city(), now.language());
            case DEPARTMENT -> DepartmentView.of(key, now.city(), now.language());
            case CATEGORY -> CategoryView.of(key, now.taxonomy(), now.language());
            case SOURCE -> source(key, now);
            case CASE_GROUP -> caseGroup(global.key(), now);
            case PUBLIC_SERVICE -> service(key, now);
            case IMPORT_RUN -> run(global.key(), now);
        };
    }

    private @Nullable Node demand(long key, Words now) {
        var hit = snapshot.get().byIds(List.of(key)).get(key);
        return hit == null ? null : new DemandView(hit, now);
    }

    private @Nullable Node caseGroup(long key, Words now) {
        var group = OffLoop.await(() -> groups.byIds(List.of(key))).get(key);
        return group == null ? null : new CaseGroupView(group, now);
    }

    private @Nullable Node run(long key, Words now) {
        var run = OffLoop.await(() -> runs.byId(key));
        return run == null ? null : new ImportRunView(run, now.language());
    }

    private static @Nullable Node source(int key, Words now) {
        var source = now.city().source(key);
        return source == null ? null : new SourceView(source, now.language());
    }

    private @Nullable Node service(int key, Words now) {
        var service = catalogue.catalogue().service(key);
        return service == null ? null : new ServiceView(service, now);
    }
}
