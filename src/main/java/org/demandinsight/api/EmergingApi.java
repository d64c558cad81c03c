package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.demandinsight.api.EmergingCategoryConnection.EmergingCategoryEdge;
import org.demandinsight.classify.Training;
import org.demandinsight.cluster.Adoptions;
import org.demandinsight.cluster.Adoptions.Outcome;
import org.demandinsight.cluster.EmergingWatch;
import org.demandinsight.kernel.Problem;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Matters that no category takes, and making categories of them.
@GraphQLApi
@Localised
public class EmergingApi {
    private static final String METHOD =
            "cosine of term vectors over wordings, nearest neighbours above chance, Louvain communities; telling terms by log-odds with an informative prior";

    private final EmergingWatch watch;
    private final Adoptions adoptions;
    private final Training training;
    private final TaxonomyStore taxonomies;
    private final RequestSnapshot snapshot;
    private final Words.Source words;

    EmergingApi(
            EmergingWatch watch,
            Adoptions adoptions,
            Training training,
            TaxonomyStore taxonomies,
            RequestSnapshot snapshot,
            Words.Source words) {
        this.watch = watch;
        this.adoptions = adoptions;
        this.training = training;
        this.taxonomies = taxonomies;
        this.snapshot = snapshot;
        this.words = words;
    }

    private record Ranked(int rank, EmergingCategoryView view) {}

    @Query
    @NonNull
    @Description(
            "What people ask about and no category takes: clusters among the latest demands that are unplaced or that no model is sure about, "
                    + "those first that the existing categories fit least. Recomputed in the background when data changed; this answers from memory.")
    public EmergingCategoryConnection emergingCategories(
            @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the one to go on behind.")
                    @Nullable String after) {
        var now = words.now();
        var known = watch.found();
        var found = known == null ? new EmergingWatch.Found(List.of(), Map.of(), null) : known;
        var ranked =
                IntStream.range(0, found.categories().size())
                        .mapToObj(i -> {
                            var each = found.categories().get(i);
                            var seen = found.firstSeen().get(each.id());
                            return new Ranked(i + 1, new EmergingCategoryView(each, seen, now));
                        })
                        .toList();
        var page = Page.of(ranked, Ranked::rank, first, after);
        var edges =
                page.items().stream()
                        .map(each ->
                                new EmergingCategoryEdge(Page.cursor(each.rank()), each.view()))
                        .toList();
        var end = edges.isEmpty() ? null : edges.getLast().cursor();
        return new EmergingCategoryConnection(
                edges,
                new PageInfoView(page.hasNext(), end),
                CountView.exactly(ranked.size()),
                found.asOf(),
                METHOD);
    }

    @NonNull
    @Description("Demands that are typical of it, one of each wording first, up to 10.")
    public List<List<@NonNull DemandView>> examples(@Source List<EmergingCategoryView> emerging) {
        var ids = new HashSet<Long>();
        emerging.forEach(each -> ids.addAll(each.exampleKeys()));
        var hits = snapshot.get().byIds(ids);
        return emerging.stream()
                .map(each ->
                        each.exampleKeys().stream()
                                .map(hits::get)
                                .filter(Objects::nonNull)
                                .map(hit -> new DemandView(hit, each.words()))
                                .toList())
                .toList();
    }

    @Mutation
    @NonNull
    @Description(
            "Makes an emerging category one of the taxonomy, with its suggested keywords, and the titles of its typical demands as examples. The next training learns it, "
                    + "and its demands move there when the new model is put to use. Done twice with the same code it is done once.")
    public Uni<EmergingCategoryAdoptionView> emergingCategoryAdopt(
            @Name("id") @Id @NonNull @Description("Id of an emerging category.") String id,
            @Name("code")
                    @NonNull
                    @Description("Code of the new category; one that the taxonomy doesn't have.")
                    String code,
            @Name("name") @NonNull @Description("Its name.") String name,
            @Name("parent")
                    @Description("Code of the category above; at the top if it is left out.")
                    @Nullable String parent) {
        if (code.isBlank() || name.isBlank()) {
            throw Problem.BAD_REQUEST.because(
                    "code 和 name 不能为空", "code and name are not to be blank");
        }
        var now = words.now();
        var above = parent == null ? "" : inUse(parent, now);
        return adoptions
                .adopt(id, code.strip(), name.strip(), above)
                .map(outcome -> told(id, code.strip(), outcome, now));
    }

    private static String inUse(String parent, Words words) {
        var category = Codes.category(words.taxonomy(), parent);
        if (!category.isPlace()) {
            throw Problem.UNKNOWN_CODE.because(
                    "“" + Problem.quote(parent) + "”不在现行分类体系中，不能作上级类别",
                    "\""
                            + Problem.quote(parent)
                            + "\" is no category of the taxonomy as it is; nothing can stand under it");
        }
        return category.code();
    }

    private EmergingCategoryAdoptionView told(String id, String code, Outcome outcome, Words then) {
        if (outcome == Outcome.ADOPTED) {
            training.wake();
        }
        var taxonomy = taxonomies.taxonomy();
        var category = outcome == Outcome.GONE ? null : taxonomy.category(code);
        return new EmergingCategoryAdoptionView(
                id,
                outcome == Outcome.ADOPTED,
                category == null ? null : new CategoryView(category, taxonomy, then.language()));
    }

    /// What became of it.
    @Name("EmergingCategoryAdoption")
    @Description("What became of adopting an emerging category.")
    public record EmergingCategoryAdoptionView(
            @Id @NonNull @Description("Id of the emerging category.") String id,
            @Description("False if it was adopted before, or there is no such one, or no more.")
                    boolean adopted,
            @Description("The category that it became; null if there is no such emerging category.")
                    @Nullable CategoryView category) {}
}
