package org.demandinsight.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demandinsight.api.execution.Selection;
import org.demandinsight.casegroup.Candidates;
import org.demandinsight.casegroup.PairScore.Scored;
import org.demandinsight.demand.Demand.Position;
import org.demandinsight.kernel.Problem;
import org.demandinsight.search.DemandHit;
import org.demandinsight.search.Sought;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Which demands are about the same matter: of those that are stored, and of one that isn't yet.
@GraphQLApi
@Localised
public class DuplicatesApi {
    private final RequestSnapshot snapshot;
    private final Words.Source words;
    private final AskedText asked;

    DuplicatesApi(RequestSnapshot snapshot, Words.Source words, AskedText asked) {
        this.snapshot = snapshot;
        this.words = words;
        this.asked = asked;
    }

    @NonNull
    @Description(
            "Demands that may be about the same matter, the likeliest first; looked for within 500 m and 90 days, by the same telling words, and among near-copies of any time.")
    public List<List<@NonNull DuplicateCandidateView>> duplicates(
            @Source List<DemandView> demands,
            @Name("first") @DefaultValue("10") @Description("How many at most, 1 to 100.")
                    int first) {
        int most = Page.size(first);
        Breadth.check(demands.size(), most, Selection.includes("demand", "duplicates"));
        var state = snapshot.get();
        var sought = state.sought(demands.stream().map(DemandView::key).toList());
        var found = new ArrayList<List<Scored>>(demands.size());
        for (var demand : demands) {
            var self = sought.get(demand.key());
            var tree = demand.words().taxonomy().tree();
            found.add(self == null ? List.of() : top(Candidates.of(state, self, tree), most));
        }
        return views(found, demands.isEmpty() ? words.now() : demands.getFirst().words());
    }

    @Query
    @NonNull
    @Description(
            "Whether something has been asked already: the demands likest to a new text, each with the case group that it is in. The text is redacted before it is looked for, and isn't kept.")
    public List<@NonNull DuplicateCandidateView> askedAlready(
            @Name("title") @DefaultValue("") @NonNull @Description("Title; may be empty.")
                    String title,
            @Name("text") @NonNull @Description("What is asked, up to 10,000 characters.")
                    String text,
            @Name("area") @Description("Code of the area that it is about.") @Nullable String area,
            @Name("category") @Description("Code of its category, if known.")
                    @Nullable String category,
            @Name("latitude") @Description("Where, in degrees of WGS 84; with longitude.")
                    @Nullable Double latitude,
            @Name("longitude") @Description("Where, in degrees of WGS 84; with latitude.")
                    @Nullable Double longitude,
            @Name("first") @DefaultValue("10") @Description("How many at most, 1 to 100.")
                    int first) {
        int most = Page.size(first);
        var now = words.now();
        var state = snapshot.get();
        var sought =
                new Sought(
                        0,
                        asked.redacted(title).value(),
                        asked.redacted(text).value(),
                        position(latitude, longitude),
                        state.today().latest(null).getEpochSecond(),
                        null,
                        category == null ? 0 : Codes.category(now.taxonomy(), category).id(),
                        area == null ? 0 : Codes.area(now.city(), area).id());
        var found = top(Candidates.of(state, sought, now.taxonomy().tree()), most);
        return views(List.of(found), now).getFirst();
    }

    private static @Nullable Position position(
            @Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null && longitude == null) {
            return null;
        }
        if (latitude == null
                || longitude == null
                || !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw Problem.BAD_REQUEST.because(
                    "latitude 和 longitude 要一起给出，分别在 ±90 和 ±180 之间",
                    "give latitude and longitude together, within ±90 and ±180");
        }
        return new Position(latitude, longitude);
    }

    private static List<Scored> top(List<Scored> ranked, int most) {
        return ranked.subList(0, Math.min(most, ranked.size()));
    }

    /// All are read at once.
    private List<List<DuplicateCandidateView>> views(List<List<Scored>> found, Words now) {
        var ids = new HashSet<Long>();
        found.forEach(each -> each.forEach(scored -> ids.add(scored.pair().id())));
        Map<Long, DemandHit> hits = ids.isEmpty() ? new HashMap<>() : snapshot.get().byIds(ids);
        return found.stream()
                .map(each ->
                        each.stream()
                                .map(scored -> view(scored, hits, now))
                                .filter(Objects::nonNull)
                                .toList())
                .toList();
    }

    private static @Nullable DuplicateCandidateView view(
            Scored scored, Map<Long, DemandHit> hits, Words now) {
        var hit = hits.get(scored.pair().id());
        return hit == null ? null : DuplicateCandidateView.of(scored, new DemandView(hit, now));
    }
}
