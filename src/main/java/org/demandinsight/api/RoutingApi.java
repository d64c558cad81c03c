package org.demandinsight.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.demandinsight.city.Channel;
import org.demandinsight.classify.Intake;
import org.demandinsight.classify.ModelInUse;
import org.demandinsight.classify.RoutingInUse;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.search.DemandHit;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Which department a demand is for. Computed in memory when asked; nothing of a text that is asked about is kept.
@GraphQLApi
@Localised
public class RoutingApi {
    private final RoutingInUse routing;
    private final ModelInUse model;
    private final AskedText asked;
    private final RequestSnapshot snapshot;
    private final Words.Source words;

    RoutingApi(
            RoutingInUse routing,
            ModelInUse model,
            AskedText asked,
            RequestSnapshot snapshot,
            Words.Source words) {
        this.routing = routing;
        this.model = model;
        this.asked = asked;
        this.snapshot = snapshot;
        this.words = words;
    }

    @Query
    @NonNull
    @Description(
            "Which departments a demand that says this may be for, the likeliest first; empty while too few demands name their department to learn from. "
                    + "Personal data is taken out of the text first, and nothing of it is kept.")
    public List<@NonNull DepartmentSuggestionView> departmentSuggestions(
            @Name("title") @DefaultValue("") @Description("Title; may be left out.")
                    @Nullable String title,
            @Name("text") @NonNull @Description("What is asked for, up to 10,000 characters.")
                    String text,
            @Name("category")
                    @Description(
                            "Code of its category; where it is left out, the one in which the text is placed.")
                    @Nullable String category,
            @Name("area") @Description("Code of the area that it comes from.")
                    @Nullable String area,
            @Name("channel") @Description("The way in that it took.")
                    @Nullable ChannelValue channel,
            @Name("first") @DefaultValue("3") @Description("How many, 1 to 100.") int first) {
        var now = words.now();
        int size = Page.size(first);
        var cleanTitle = asked.redacted(title);
        var cleanText = asked.redacted(text);
        int place =
                category == null
                        ? model.classify(cleanTitle, cleanText).category()
                        : Codes.category(now.taxonomy(), category).id();
        var intake =
                Intake.of(
                        cleanTitle,
                        cleanText,
                        place,
                        area == null ? 0 : Codes.area(now.city(), area).id(),
                        channel == null ? Channel.UNKNOWN : Channel.valueOf(channel.name()),
                        now.taxonomy(),
                        now.city());
        var suggestions =
                routing.suggest(List.of(intake), size + DepartmentSuggestionView.SPARE).getFirst();
        return DepartmentSuggestionView.of(suggestions, place != 0, size, now);
    }

    @NonNull
    @Description(
            "Which departments it may be for, the likeliest first, by what was known when it came in; empty while too few demands name their department. "
                    + "The model may have learned from this very demand if it names its own.")
    public List<List<@NonNull DepartmentSuggestionView>> departmentSuggestions(
            @Source List<DemandView> demands,
            @Name("first") @DefaultValue("3") @Description("How many, 1 to 100.") int first) {
        int size = Page.size(first);
        var hits = snapshot.get().byIds(demands.stream().map(DemandView::key).toList());
        var now = words.now();
        var intakes = demands.stream().map(each -> intake(hits.get(each.key()), now)).toList();
        var suggested = routing.suggest(intakes, size + DepartmentSuggestionView.SPARE);
        var views = new ArrayList<List<DepartmentSuggestionView>>();
        for (int i = 0; i < suggested.size(); i++) {
            boolean isPlaced = !intakes.get(i).categories().isEmpty();
            views.add(DepartmentSuggestionView.of(suggested.get(i), isPlaced, size, now));
        }
        return views;
    }

    /// That of a demand which is gone since says nothing.
    private static Intake intake(@Nullable DemandHit hit, Words now) {
        return hit == null
                ? new Intake(
                        RedactedText.EMPTY,
                        RedactedText.EMPTY,
                        List.of(),
                        List.of(),
                        Channel.UNKNOWN)
                : Intake.of(
                        RedactedText.stored(hit.title()),
                        RedactedText.stored(Objects.requireNonNullElse(hit.text(), "")),
                        hit.category(),
                        hit.area(),
                        hit.channel(),
                        now.taxonomy(),
                        now.city());
    }
}
