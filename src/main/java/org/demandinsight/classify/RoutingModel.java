package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.List;

/// Says which department a demand is for: a linear model of what was said and of the facts, and the history of the
/// category, weighed against each other on demands held out. Immutable; any number of threads may share it.
public final class RoutingModel {
    private final Model scorer;
    private final RoutingHistory history;
    private final RoutingConfidence confidence;
    private final ThreadLocal<Features> features;

    /// @param scorer whose labels are the codes of the departments
    RoutingModel(Model scorer, RoutingHistory history, RoutingConfidence confidence) {
        this.scorer = scorer;
        this.history = history;
        this.confidence = confidence;
        features = ThreadLocal.withInitial(() -> new Features(scorer.vocabulary()));
    }

    /// A department that a demand may be for.
    ///
    /// @param department code
    /// @param probability that it is the one, 0 to 1
    /// @param handled demands of the category that it handled
    /// @param ofCategory demands of the category whose department is known
    public record Suggestion(String department, double probability, long handled, long ofCategory) {

        /// Both as one department.
        public Suggestion and(Suggestion other) {
            return new Suggestion(
                    department,
                    probability + other.probability,
                    handled + other.handled,
                    ofCategory);
        }
    }

    public ModelCard card() {
        return scorer.card();
    }

    Model scorer() {
        return scorer;
    }

    RoutingHistory history() {
        return history;
    }

    RoutingConfidence confidence() {
        return confidence;
    }

    /// The likeliest departments, the likeliest first.
    ///
    /// @param first how many at most
    public List<Suggestion> suggest(Intake intake, int first) {
        double[] probabilities = probabilities(intake);
        double[] handled = history.of(intake.category());
        double ofCategory = 0;
        for (double each : handled) {
            ofCategory += each;
        }
        var suggestions = new ArrayList<Suggestion>();
        boolean[] taken = new boolean[probabilities.length];
        while (suggestions.size() < Math.min(first, probabilities.length)) {
            int best = -1;
            for (int i = 0; i < probabilities.length; i++) {
                if (!taken[i] && (best < 0 || probabilities[i] > probabilities[best])) {
                    best = i;
                }
            }
            taken[best] = true;
            suggestions.add(
                    new Suggestion(
                            scorer.tree().code(best + 1),
                            probabilities[best],
                            Math.round(handled[best]),
                            Math.round(ofCategory)));
        }
        return suggestions;
    }

    /// By the number of the department, from 0 (label 0 of the tree is its root).
    double[] probabilities(Intake intake) {
        var words = IntakeWords.of(intake);
        var vector = features.get().of(words.facts(), words.said());
        float[] scores = scores(scorer.tree(), scorer.whole().branches(), vector);
        double[] logShares = new double[scores.length];
        history.logShares(intake.categories(), logShares);
        return confidence.spread(scores, logShares);
    }

    static float[] scores(LabelTree tree, List<Branch> branches, SparseVector vector) {
        float[] all = Judge.score(branches, tree, vector);
        return java.util.Arrays.copyOfRange(all, 1, all.length);
    }
}
