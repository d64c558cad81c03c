package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.demandinsight.classify.ModelInUse;
import org.demandinsight.demand.Reclassifications;
import org.demandinsight.demand.Reclassifications.Outcome;
import org.demandinsight.kernel.Problem;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// People who know better than the model, or than the source.
@GraphQLApi
@Localised
public class ReclassificationApi {
    private final Reclassifications reclassifications;
    private final ModelInUse model;
    private final Words.Source words;

    ReclassificationApi(Reclassifications reclassifications, ModelInUse model, Words.Source words) {
        this.reclassifications = reclassifications;
        this.model = model;
        this.words = words;
    }

    @Mutation
    @NonNull
    @Description(
            "Says where a demand belongs. It stands over what its source and any model say, whatever comes in later, until it is undone; "
                    + "lists and figures follow within seconds, and the next model learns from it. Said twice it is done once.")
    public Uni<DemandReclassificationView> demandReclassify(
            @Name("id") @Id @NonNull @Description("Id of a demand.") String id,
            @Name("category")
                    @Description(
                            "Code of a category of the taxonomy, the deepest that is sure; null: nothing fits.")
                    @Nullable String category) {
        var now = words.now();
        int place = category == null ? 0 : declared(category, now);
        return reclassifications
                .decide(GlobalId.key(id, NodeType.DEMAND), place)
                .map(outcome -> told(id, outcome, now));
    }

    @Mutation
    @NonNull
    @Description(
            "Takes back what was last said by demandReclassify about a demand: what stood before it stands again. What a model had decided is decided "
                    + "again, by the model in use, within minutes.")
    public Uni<DemandReclassificationView> demandReclassifyUndo(
            @Name("id") @Id @NonNull @Description("Id of a demand.") String id) {
        var now = words.now();
        return reclassifications
                .undo(GlobalId.key(id, NodeType.DEMAND))
                .map(outcome -> told(id, outcome, now));
    }

    @NonNull
    @Description(
            "What analysts decided about where it belongs, the last first, up to 50; empty if nobody did.")
    public Uni<List<List<@NonNull ReclassificationView>>> reclassifications(
            @Source List<DemandView> demands) {
        return reclassifications
                .of(demands.stream().map(DemandView::key).toList())
                .map(found ->
                        demands.stream()
                                .map(demand ->
                                        found.getOrDefault(demand.key(), List.of()).stream()
                                                .map(each ->
                                                        ReclassificationView.of(
                                                                each, demand.words()))
                                                .toList())
                                .toList());
    }

    private DemandReclassificationView told(String id, @Nullable Outcome outcome, Words now) {
        if (outcome == null) {
            return new DemandReclassificationView(id, false, null);
        }
        return new DemandReclassificationView(
                id, outcome.changed(), ClassificationView.of(outcome.classification(), now, model));
    }

    private static int declared(String code, Words words) {
        var category = Codes.category(words.taxonomy(), code);
        if (!category.isPlace()) {
            throw Problem.UNKNOWN_CODE.because(
                    "“" + Problem.quote(code) + "”不在现行分类体系中（已停用，或只是某个来源用过的类别）；请给出现行的代码，或先导入对照表",
                    "\""
                            + Problem.quote(code)
                            + "\" is no category of the taxonomy as it is: it was given up, or a source merely used it; give a code in use, or import a crosswalk");
        }
        return category.id();
    }

    /// What became of it.
    @Name("DemandReclassification")
    @Description("What became of a decision about where a demand belongs.")
    public record DemandReclassificationView(
            @Id @NonNull @Description("Id of the demand.") String id,
            @Description("False if it stood so already, or there was nothing to take back.")
                    boolean changed,
            @Description(
                            "Where the demand stands now; null if there is no such demand, or no more.")
                    @Nullable ClassificationView classification) {}
}
