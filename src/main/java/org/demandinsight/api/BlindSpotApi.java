package org.demandinsight.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demandinsight.api.BlindSpotConnection.BlindSpotEdge;
import org.demandinsight.insight.blindspot.BlindSpot;
import org.demandinsight.insight.blindspot.BlindSpotWatch;
import org.demandinsight.kernel.Problem;
import org.demandinsight.search.DemandHit;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/// Blind spots: where demands meet no service.
@GraphQLApi
@Localised
public class BlindSpotApi {
    private final BlindSpotWatch watch;
    private final RequestSnapshot snapshot;
    private final Words.Source words;

    BlindSpotApi(BlindSpotWatch watch, RequestSnapshot snapshot, Words.Source words) {
        this.watch = watch;
        this.snapshot = snapshot;
        this.words = words;
    }

    @Query
    @NonNull
    @Description(
            "Where demands meet no service, the surest and largest first. Recomputed in the background when data changed; this answers from memory.")
    public BlindSpotConnection blindSpots(
            @Name("kinds") @DefaultValue("[]") @Description("Only these kinds; all if empty.")
                    @Nullable List<@NonNull BlindSpotKindValue> kinds,
            @Name("source")
                    @Description(
                            "Code of a source: found among its demands alone. All sources together if left out.")
                    @Nullable String source,
            @Name("category")
                    @Description("Code of a category: only spots of it or a category below it.")
                    @Nullable String category,
            @Name("area") @Description("Code of an area: only spots in it or an area below it.")
                    @Nullable String area,
            @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first,
            @Name("after") @Description("Cursor of the blind spot to go on behind.")
                    @Nullable String after) {
        var now = words.now();
        var known = watch.known(source == null ? null : Codes.source(now.city(), source).id());
        if (known == null) {
            throw Problem.NOT_READY.because(
                    "盲区正在计算，请几秒后再试", "blind spots are being computed; try again in a few seconds");
        }
        var wanted = new Wanted(kinds, category, area, now);
        var spots = known.report().spots();
        var chosen = spots.found().stream().filter(wanted::has).toList();
        var page = Page.of(chosen, BlindSpot::rank, first, after);
        var edges =
                page.items().stream()
                        .map(each ->
                                new BlindSpotEdge(
                                        Page.cursor(each.rank()),
                                        new BlindSpotView(each, known, now)))
                        .toList();
        return new BlindSpotConnection(
                edges,
                new PageInfoView(page.hasNext(), edges.isEmpty() ? null : edges.getLast().cursor()),
                CountView.exactly(chosen.size()),
                spots.asOf().atOffset(ZoneOffset.UTC),
                time(spots.window().from()),
                time(spots.window().until()),
                spots.method().in(now.language()),
                spots.detectors().stream()
                        .map(each -> DetectorOutcomeView.of(each, now.language()))
                        .toList());
    }

    @NonNull
    @Description("The newest demands that carry the sign, up to 50.")
    public List<List<@NonNull DemandView>> evidence(@Source List<BlindSpotView> spots) {
        var ids = new HashSet<Long>();
        spots.forEach(spot -> ids.addAll(spot.evidenceKeys()));
        var hits = snapshot.get().byIds(ids);
        return spots.stream().map(spot -> demands(spot, hits)).toList();
    }

    private static List<DemandView> demands(BlindSpotView spot, Map<Long, DemandHit> hits) {
        return spot.evidenceKeys().stream()
                .map(hits::get)
                .filter(Objects::nonNull)
                .map(hit -> new DemandView(hit, spot.words()))
                .toList();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /// Which spots are asked for.
    private static final class Wanted {
        private final Collection<BlindSpotKindValue> kinds;
        private final int @Nullable [] categories;
        private final int @Nullable [] areas;

        Wanted(
                @Nullable Collection<BlindSpotKindValue> kinds,
                @Nullable String category,
                @Nullable String area,
                Words now) {
            this.kinds = kinds == null ? List.of() : kinds;
            this.categories =
                    category == null
                            ? null
                            : now.taxonomy()
                                    .tree()
                                    .subtree(Codes.category(now.taxonomy(), category).id());
            this.areas =
                    area == null
                            ? null
                            : now.city().areaTree().subtree(Codes.area(now.city(), area).id());
        }

        boolean has(BlindSpot spot) {
            return (kinds.isEmpty()
                            || kinds.contains(BlindSpotKindValue.valueOf(spot.kind().name())))
                    && in(categories, spot.scope().category())
                    && in(areas, spot.scope().area());
        }

        private static boolean in(int @Nullable [] codes, int code) {
            return codes == null || java.util.Arrays.binarySearch(codes, code) >= 0;
        }
    }
}
