package org.demandinsight.api;

import java.time.LocalDate;
import java.util.List;
import org.demandinsight.cluster.EmergingCategory;
import org.demandinsight.kernel.Estimate;
import org.demandinsight.search.Shares;
import org.demandinsight.taxonomy.Category;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("EmergingCategory")
@Description(
        "A matter that people ask about and no category takes: a cluster of demands that no model is sure about.")
public final class EmergingCategoryView {
    private static final int LAST_CODE = 99;

    private final EmergingCategory emerging;
    private final @Nullable LocalDate firstSeen;
    private final Words words;

    EmergingCategoryView(EmergingCategory emerging, @Nullable LocalDate firstSeen, Words words) {
        this.emerging = emerging;
        this.firstSeen = firstSeen;
        this.words = words;
    }

    List<Long> exampleKeys() {
        return emerging.typical();
    }

    Words words() {
        return words;
    }

    @Id
    @NonNull
    @Description("Id that stays through recomputations, as long as most of its demands stay.")
    public String getId() {
        return emerging.id();
    }

    @NonNull
    @Description(
            "Terms that tell it from all other demands, the most telling first: what to call it by. Each was used by five people or more.")
    public List<@NonNull String> getTerms() {
        return emerging.terms();
    }

    @NonNull
    @Description(
            "Terms that are ten times as frequent here as elsewhere: its keywords once it is adopted.")
    public List<@NonNull String> getSuggestedKeywords() {
        return emerging.keywords();
    }

    @NonNull
    @Description("Its demands.")
    public CountView getDemands() {
        return CountView.exactly(emerging.members().size());
    }

    @Description("Distinct people behind them; null where too many demands name nobody.")
    public @Nullable CountView getPeople() {
        return emerging.people() == null ? null : CountView.exactly(emerging.people());
    }

    @NonNull
    @Description("Demands received in the last 30 days of the data.")
    public CountView getRecent() {
        return CountView.exactly(emerging.recent());
    }

    @Description(
            "Demands received in the 30 days before the last 30; null where the latest demands, which are looked at, don't reach back so far.")
    public @Nullable CountView getBefore() {
        return emerging.before() == null ? null : CountView.exactly(emerging.before());
    }

    @Description(
            "How many times as many in the last 30 days as in the 30 before; null where both have none, or `before` is null.")
    public @Nullable EstimateView getGrowth() {
        Long before = emerging.before();
        var share =
                before == null ? null : Shares.of(emerging.recent(), emerging.recent() + before);
        if (before == null || share == null) {
            return null;
        }
        double ratio = (emerging.recent() + .5) / (before + .5);
        return EstimateView.of(
                new Estimate(
                        ratio,
                        Math.min(ratio, odds(share.low())),
                        Math.max(ratio, odds(share.high())),
                        share.level(),
                        "ratio with half a demand added to each, interval by Wilson's of the share",
                        share.n()));
    }

    private static double odds(double share) {
        return share >= 1 ? Double.POSITIVE_INFINITY : share / (1 - share);
    }

    @Description("The day of the data on which it was found first.")
    public @Nullable LocalDate getFirstSeen() {
        return firstSeen;
    }

    @Description("The day on which the first of its demands came in; null if unknown.")
    public @Nullable LocalDate getEarliestDemand() {
        return emerging.earliest();
    }

    @Description(
            "The existing category that the model thought likeliest of most of its demands; null if it thought of none.")
    public @Nullable CategoryView getNearestCategory() {
        return CategoryView.of(nearestId(), words.taxonomy(), words.language());
    }

    @Description(
            "Of its demands, the share of which the model thought the nearest category likeliest, 0 to 1. Near 1 it may be no new category but an unsure one.")
    public double getNearestShare() {
        return emerging.nearestShare();
    }

    @Description("The category that it might stand under; null for the top.")
    public @Nullable CategoryView getSuggestedParent() {
        var parent = parent();
        return parent == null ? null : new CategoryView(parent, words.taxonomy(), words.language());
    }

    @NonNull
    @Description("A code that the taxonomy doesn't have yet, in the manner of those beside it.")
    public String getSuggestedCode() {
        var parent = parent();
        var beginning = parent == null ? "" : parent.code();
        for (int number = 1; number <= LAST_CODE; number++) {
            var code = beginning + (number < 10 ? "0" : "") + number;
            if (words.taxonomy().category(code) == null) {
                return code;
            }
        }
        return beginning + emerging.id();
    }

    private int nearestId() {
        return words.taxonomy().tree().standsFor(emerging.nearest());
    }

    /// A nearest category that has others below it is the one above; a leaf's own parent else.
    private @Nullable Category parent() {
        var taxonomy = words.taxonomy();
        var nearest = taxonomy.category(nearestId());
        if (nearest == null) {
            return null;
        }
        return taxonomy.children(nearest.id()).isEmpty()
                ? taxonomy.category(taxonomy.tree().parent(nearest.id()))
                : nearest;
    }
}
