package org.demandinsight.api;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.demandinsight.demand.Reclassifications.Reclassification;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Reclassification")
@Description("What an analyst decided about where a demand belongs.")
public record ReclassificationView(
        @NonNull @Description("When.") OffsetDateTime decidedAt,
        @Description("Where it belongs; null: nothing fits.") @Nullable CategoryView category,
        @Description("Where it counted before; null if nowhere.") @Nullable CategoryView former,
        @NonNull @Description("Who had placed it there.") DeciderValue formerDecider,
        @Description("Version of the model that had; null unless a model did.")
                @Nullable Integer formerModelVersion,
        @Description(
                        "How likely that model had held its place to be right, 0 to 1; null unless a model had placed it.")
                @Nullable Double formerProbability,
        @Description("When the decision was taken back; null while it wasn't.")
                @Nullable OffsetDateTime undoneAt) {

    static ReclassificationView of(Reclassification decided, Words words) {
        var decider = decided.formerDecider();
        return new ReclassificationView(
                decided.at().atOffset(ZoneOffset.UTC),
                CategoryView.of(decided.category(), words.taxonomy(), words.language()),
                CategoryView.of(decided.former(), words.taxonomy(), words.language()),
                DeciderValue.valueOf(decider.kind().name()),
                decider.modelVersion() == 0 ? null : (Integer) decider.modelVersion(),
                decided.formerProbability(),
                decided.undoneAt() == null ? null : decided.undoneAt().atOffset(ZoneOffset.UTC));
    }
}
