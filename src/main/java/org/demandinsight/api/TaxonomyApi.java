package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.demandinsight.taxonomy.TaxonomyVersions;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/// What became of the taxonomy.
@GraphQLApi
@Localised
public class TaxonomyApi {
    private final TaxonomyVersions versions;
    private final Words.Source words;

    TaxonomyApi(TaxonomyVersions versions, Words.Source words) {
        this.versions = versions;
        this.words = words;
    }

    @Query
    @NonNull
    @Description(
            "Versions of the taxonomy, the newest first, each with what it did to the one before: mark these dates in a series by category.")
    public Uni<List<@NonNull TaxonomyVersionView>> taxonomyVersions(
            @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first) {
        var now = words.now();
        return versions.latest(Page.size(first))
                .map(all -> all.stream().map(each -> TaxonomyVersionView.of(each, now)).toList());
    }
}
