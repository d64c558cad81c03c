package org.demandinsight.api;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.demandinsight.classify.review.Drift;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("ModelDrift")
@Description(
        "Whether the model still fits what comes in: demands that it placed of the last 90 days of the data beside those before, in a sample.")
public record ModelDriftView(
        @NonNull @Description("When it was looked at.") OffsetDateTime asOf,
        @Description("Version of the model in use; null while there is none.")
                @Nullable Integer modelVersion,
        @NonNull @Description("What is worth a look; empty if all is as it was.")
                List<@NonNull DriftSignValue> signs,
        @Description("Demands of the sample received in the last 90 days.") int recent,
        @Description(
                        "Demands of the sample received before the last 90 days; without those whose day is unknown.")
                int before,
        @Description(
                        "Share that fits nowhere of the demands of the last 90 days, 0 to 1; null of none.")
                @Nullable EstimateView unplacedRecent,
        @Description("Share that fits nowhere of the demands before, 0 to 1; null of none.")
                @Nullable EstimateView unplacedBefore,
        @Description(
                        "How far the categories of the first level differ between the last 90 days and the time before: Cramér's V, 0 not at all, 1 wholly; null where there is nothing to compare.")
                @Nullable Double categoryShift,
        @Description("Probability of so much or more by chance (χ² test of homogeneity).")
                @Nullable Double categoryShiftPValue,
        @NonNull
                @Description(
                        "The categories of the first level whose share grew most, up to three.")
                List<@NonNull GrownView> grown,
        @Description(
                        "Share that this version, or a former one for the same taxonomy, had placed right of the demands drawn at random that people reviewed; n counts them; null of none.")
                @Nullable EstimateView right,
        @Description("The mean of the probabilities that it had stated for them.")
                @Nullable Double stated) {

    @Name("GrownCategory")
    @Description("A category of the first level whose share of demands grew.")
    public record GrownView(
            @Description("The category; null: what fits nowhere.") @Nullable CategoryView category,
            @Description("Its share of the demands of the last 90 days, 0 to 1.") double recent,
            @Description("Its share of the demands before, 0 to 1.") double before) {}

    @Enum("DriftSign")
    @Description("A sign that the model no longer fits what comes in.")
    public enum DriftSignValue {
        @Description(
                "More fits nowhere than before, beyond chance (95 % intervals apart): look at the review queue for what is new.")
        MORE_UNPLACED,
        @Description(
                "People ask for other things than before (Cramér's V .1 or more, p < .001): look whether that is so, or the model errs.")
        CATEGORIES_SHIFTED,
        @Description("People find it right less often than it states: thresholds are too low.")
        OVERCONFIDENT,
        @Description("People find it right more often than it states.")
        UNDERCONFIDENT
    }

    static ModelDriftView of(Drift drift, Words words) {
        return new ModelDriftView(
                drift.asOf().atOffset(ZoneOffset.UTC),
                drift.model() == 0 ? null : (Integer) drift.model(),
                drift.signs().stream().map(sign -> DriftSignValue.valueOf(sign.name())).toList(),
                drift.recent(),
                drift.before(),
                EstimateView.of(drift.unplacedRecent()),
                EstimateView.of(drift.unplacedBefore()),
                drift.shift(),
                drift.pValue(),
                drift.grown().stream()
                        .map(each ->
                                new GrownView(
                                        CategoryView.of(
                                                each.category(),
                                                words.taxonomy(),
                                                words.language()),
                                        each.recent(),
                                        each.before()))
                        .toList(),
                EstimateView.of(drift.right()),
                drift.stated());
    }
}
