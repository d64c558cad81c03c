package org.demandinsight.api;

import io.smallrye.graphql.api.Union;
import org.demandinsight.insight.blindspot.DetectorOutcome;
import org.demandinsight.kernel.Language;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;

@Union
@Name("DetectorOutcome")
@Description("What one detector could do with the data.")
public sealed interface DetectorOutcomeView {

    static DetectorOutcomeView of(DetectorOutcome outcome, Language language) {
        var kind = BlindSpotKindValue.valueOf(outcome.kind().name());
        return switch (outcome) {
            case DetectorOutcome.Scanned(_, int scopes, int flagged) ->
                    new Scanned(kind, scopes, flagged);
            case DetectorOutcome.InsufficientData(_, var needed) ->
                    new InsufficientData(kind, needed.in(language));
        };
    }

    @Name("Scanned")
    @Description("The detector looked.")
    record Scanned(
            @NonNull @Description("What it looks for.") BlindSpotKindValue kind,
            @Description("How many scopes it compared: categories, and categories in areas.")
                    int scopes,
            @Description("How many passed the gate, before those that overlap were made one.")
                    int flagged)
            implements DetectorOutcomeView {}

    @Name("InsufficientData")
    @Description("The detector could not tell.")
    record InsufficientData(
            @NonNull @Description("What it looks for.") BlindSpotKindValue kind,
            @NonNull @Description("What is missing, and what to provide.") String needed)
            implements DetectorOutcomeView {}
}
