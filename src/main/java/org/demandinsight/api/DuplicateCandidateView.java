package org.demandinsight.api;

import org.demandinsight.casegroup.PairScore.Scored;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("DuplicateCandidate")
@Description("A demand that may be about the same matter as another, how likely that is, and why.")
public record DuplicateCandidateView(
        @NonNull @Description("The demand that may be about the same matter.") DemandView demand,
        @Description(
                        "Probability that it is, 0 to 1: from place, time, category and words, calibrated on pairs that a city named as duplicates; or from the likeness of the texts alone.")
                double probability,
        @Description("Metres between the two; null where a position is unknown.")
                @Nullable Double metresApart,
        @Description(
                        "Days by which it came in before the other, negative if it came in after; null where a receipt is unknown.")
                @Nullable Double daysBefore,
        @Description(
                        "How much of what tells in the words of the other it has too, 0 to 1: rare words count more.")
                double textSimilarity,
        @Description("Whether it is nearly the same text.") boolean nearCopy,
        @Description("Whether both are of one category.") boolean sameCategory,
        @Description("Whether both are in one area.") boolean sameArea,
        @Description("Whether the first of both was still open when the second came in.")
                boolean stillOpen) {

    static DuplicateCandidateView of(Scored scored, DemandView demand) {
        var pair = scored.pair();
        return new DuplicateCandidateView(
                demand,
                scored.probability(),
                known(pair.metres()),
                known(pair.days()),
                pair.sharedWords(),
                scored.copy(),
                pair.sameCategory(),
                pair.sameArea(),
                pair.open());
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
