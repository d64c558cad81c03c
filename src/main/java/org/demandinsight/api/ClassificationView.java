package org.demandinsight.api;

import java.util.List;
import org.demandinsight.classify.ModelInUse;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Contested;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Classification")
@Description("Where a demand stands in the taxonomy, how sure that is, and why.")
public record ClassificationView(
        @NonNull @Description("What placing it came to.") ClassificationKindValue kind,
        @NonNull @Description("Who placed it.") DeciderValue decider,
        @Description("Version of the model that placed it; null unless a model did.")
                @Nullable Integer modelVersion,
        @NonNull
                @Description(
                        "The categories that it may belong to, the likeliest first; one if it was assigned, none if unplaced.")
                List<@NonNull CandidateView> candidates,
        @NonNull
                @Description(
                        "Further categories that it belongs to as well, where texts have several; figures count it under the first candidate alone.")
                List<@NonNull CandidateView> also,
        @NonNull
                @Description(
                        "Words of the text that decided: those that spoke for the likeliest category, the strongest first, then those against. Empty where no model decided.")
                List<@NonNull ReasonView> reasons) {
    private static final String METHOD =
            "softmax of a linear model's scores, calibrated level by level on texts held out: by a temperature, and by isotonic regression where there are 1,000 of them";

    @Name("ClassificationCandidate")
    @Description("A category that a demand may belong to.")
    public record CandidateView(
            @NonNull @Description("The category.") CategoryView category,
            @Description(
                            "Probability that the demand belongs there, 0 to 1; n counts the texts held out that it was calibrated on. Null where the source or a person said so.")
                    @Nullable EstimateView probability) {}

    @Name("ClassificationReason")
    @Description("Words of a demand that decided its category.")
    public record ReasonView(
            @NonNull @Description("Where the words stand.") FieldValue field,
            @Description("Where they begin, in UTF-16 code units of the title or the text.")
                    int start,
            @Description("Where they end: the first code unit after them.") int end,
            @NonNull @Description("The words, as the redacted text has them.") String term,
            @Description(
                            "What they add to the log-odds of the category, before these are calibrated; negative speaks against.")
                    double weight) {}

    @Enum("ClassificationReasonField")
    @Description("Which of a demand's texts words stand in.")
    public enum FieldValue {
        @Description("The title.")
        TITLE,
        @Description("The text.")
        TEXT
    }

    static ClassificationView of(Classification placed, Words words, ModelInUse model) {
        return switch (placed) {
            case Assigned(var best, var also, var decider, var reasons) ->
                    view(
                            ClassificationKindValue.ASSIGNED,
                            decider,
                            candidates(List.of(best), decider, words, model),
                            candidates(also, decider, words, model),
                            reasons(reasons));
            case Contested(var several, var decider, var reasons) ->
                    view(
                            ClassificationKindValue.CONTESTED,
                            decider,
                            candidates(several, decider, words, model),
                            List.of(),
                            reasons(reasons));
            case Unplaced(var decider) ->
                    view(
                            ClassificationKindValue.UNPLACED,
                            decider,
                            List.of(),
                            List.of(),
                            List.of());
        };
    }

    private static ClassificationView view(
            ClassificationKindValue kind,
            Decider decider,
            List<CandidateView> candidates,
            List<CandidateView> also,
            List<ReasonView> reasons) {
        return new ClassificationView(
                kind,
                DeciderValue.valueOf(decider.kind().name()),
                decider.modelVersion() == 0 ? null : (Integer) decider.modelVersion(),
                candidates,
                also,
                reasons);
    }

    /// Categories as they stand today: a met one by the declared one that it was mapped to.
    private static List<CandidateView> candidates(
            List<Candidate> candidates, Decider decider, Words words, ModelInUse model) {
        return candidates.stream()
                .flatMap(candidate -> {
                    int id = words.taxonomy().tree().standsFor(candidate.category());
                    var category = words.taxonomy().category(id);
                    return category == null
                            ? java.util.stream.Stream.empty()
                            : java.util.stream.Stream.of(
                                    new CandidateView(
                                            new CategoryView(
                                                    category, words.taxonomy(), words.language()),
                                            probability(candidate, category, decider, model)));
                })
                .toList();
    }

    private static @Nullable EstimateView probability(
            Candidate candidate, Category category, Decider decider, ModelInUse model) {
        return decider.kind() != Decider.Kind.MODEL
                ? null
                : EstimateView.point(
                        candidate.probability(),
                        METHOD,
                        model.heldOut(decider.modelVersion(), category.level()));
    }

    private static List<ReasonView> reasons(List<Classification.Reason> reasons) {
        return reasons.stream()
                .map(reason ->
                        new ReasonView(
                                FieldValue.valueOf(reason.field().name()),
                                reason.start(),
                                reason.end(),
                                reason.term(),
                                reason.weight()))
                .toList();
    }
}
