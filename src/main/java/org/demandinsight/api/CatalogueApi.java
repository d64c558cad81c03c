package org.demandinsight.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.demandinsight.api.ServiceConnection.ServiceEdge;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.catalogue.PublicService;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// The catalogue of public services: the side of supply.
@GraphQLApi
@Localised
public class CatalogueApi {
    private final CatalogueStore catalogue;
    private final Words.Source words;

    CatalogueApi(CatalogueStore catalogue, Words.Source words) {
        this.catalogue = catalogue;
        this.words = words;
    }

    @Query
    @NonNull
    @Description("The services of the catalogue, in the order in which they were added.")
    public ServiceConnection services(
            @Name("category")
                    @Description(
                            "Code of a category: only services that serve it or a category below it.")
                    @Nullable String category,
            @Name("department") @Description("Code of a department: only services that it offers.")
                    @Nullable String department,
            @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the service to go on behind.")
                    @Nullable String after) {
        var now = words.now();
        var chosen = chosen(now, category, department);
        var page = Page.of(chosen, PublicService::id, first, after);
        var edges = page.items().stream().map(each -> edge(each, now)).toList();
        var end = edges.isEmpty() ? null : edges.getLast().cursor();
        return new ServiceConnection(
                edges, new PageInfoView(page.hasNext(), end), CountView.exactly(chosen.size()));
    }

    private List<PublicService> chosen(
            Words now, @Nullable String category, @Nullable String department) {
        var served = category == null ? null : under(category, now);
        int by = department == null ? 0 : Codes.department(now.city(), department).id();
        return catalogue.catalogue().services().stream()
                .filter(each ->
                        served == null || each.categories().stream().anyMatch(served::contains))
                .filter(each ->
                        by == 0 || now.city().departmentStandingFor(each.department()) == by)
                .sorted(Comparator.comparingInt(PublicService::id))
                .toList();
    }

    private static Set<Integer> under(String category, Words now) {
        int id = Codes.category(now.taxonomy(), category).id();
        return Arrays.stream(now.taxonomy().tree().subtree(id)).boxed().collect(Collectors.toSet());
    }

    private static ServiceEdge edge(PublicService service, Words now) {
        return new ServiceEdge(Page.cursor(service.id()), new ServiceView(service, now));
    }
}
