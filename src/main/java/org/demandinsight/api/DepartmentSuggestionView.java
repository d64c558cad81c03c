package org.demandinsight.api;

import java.util.List;
import org.demandinsight.classify.RoutingInUse.Suggestions;
import org.demandinsight.classify.RoutingModel.Suggestion;
import org.demandinsight.kernel.Estimate;
import org.demandinsight.search.Shares;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("DepartmentSuggestion")
@Description("A department that a demand may be for.")
public record DepartmentSuggestionView(
        @NonNull @Description("The department.") DepartmentView department,
        @NonNull
                @Description(
                        "Probability that it is the right one, 0 to 1; n counts the demands held out that it was calibrated on.")
                EstimateView probability,
        @Description(
                        "Share of the category's demands that it handled, those of the categories below included, when the model was made; null where the category is unknown or none of its demands names a department.")
                @Nullable EstimateView historyShare) {
    private static final String METHOD =
            "softmax of a linear model's scores and the log shares of the category's history, weighed on demands held out";

    /// The level is asked of every estimate; a single probability has no interval.
    private static final double NO_INTERVAL = .95;

    /// Departments as they stand today; one that is gone is left out.
    static List<DepartmentSuggestionView> of(
            Suggestions suggestions, boolean categoryIsKnown, Words words) {
        return suggestions.likeliest().stream()
                .flatMap(each -> {
                    var department = words.city().department(each.department());
                    return department == null
                            ? java.util.stream.Stream.empty()
                            : java.util.stream.Stream.of(
                                    new DepartmentSuggestionView(
                                            new DepartmentView(
                                                    department, words.city(), words.language()),
                                            probability(each, suggestions.heldOut()),
                                            categoryIsKnown ? share(each) : null));
                })
                .toList();
    }

    private static EstimateView probability(Suggestion suggestion, int heldOut) {
        return EstimateView.known(
                new Estimate(
                        suggestion.probability(),
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        NO_INTERVAL,
                        METHOD,
                        heldOut));
    }

    private static @Nullable EstimateView share(Suggestion suggestion) {
        return EstimateView.of(Shares.of(suggestion.handled(), suggestion.ofCategory()));
    }
}
