package org.demandinsight.api;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demandinsight.classify.RoutingInUse.Suggestions;
import org.demandinsight.classify.RoutingModel.Suggestion;
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

    /// How many more to ask a model for than are shown: some are gone since, some stand for one another.
    static final int SPARE = 20;

    /// Departments as they stand today: what was mapped to one since counts for it; one that is gone is left out.
    static List<DepartmentSuggestionView> of(
            Suggestions suggestions, boolean categoryIsKnown, int first, Words words) {
        var city = words.city();
        var merged = new LinkedHashMap<Integer, Suggestion>();
        for (var each : suggestions.likeliest()) {
            var department = city.department(each.department());
            if (department != null) {
                int id = city.departmentStandingFor(department.id());
                var _ = merged.merge(id, each, Suggestion::and);
            }
        }
        return merged.entrySet().stream()
                .sorted(
                        Comparator.comparingDouble((Map.Entry<Integer, Suggestion> each) ->
                                -each.getValue().probability()))
                .limit(first)
                .map(each ->
                        new DepartmentSuggestionView(
                                new DepartmentView(
                                        Objects.requireNonNull(city.department(each.getKey())),
                                        city,
                                        words.language()),
                                probability(each.getValue(), suggestions.heldOut()),
                                categoryIsKnown ? share(each.getValue()) : null))
                .toList();
    }

    private static EstimateView probability(Suggestion suggestion, int heldOut) {
        return EstimateView.point(suggestion.probability(), METHOD, heldOut);
    }

    private static @Nullable EstimateView share(Suggestion suggestion) {
        return EstimateView.of(Shares.of(suggestion.handled(), suggestion.ofCategory()));
    }
}
