package org.demandinsight.api;

import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demandinsight.classify.review.ReviewItem;
import org.demandinsight.classify.review.ReviewWatch;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.DemandHit;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// What people should look at, and whether the model still fits what comes in.
@GraphQLApi
@Localised
public class ReviewApi {
    private final ReviewWatch watch;
    private final RequestSnapshot snapshot;
    private final Words.Source words;

    ReviewApi(ReviewWatch watch, RequestSnapshot snapshot, Words.Source words) {
        this.watch = watch;
        this.snapshot = snapshot;
        this.words = words;
    }

    @Query
    @NonNull
    @Description(
            "The demands about which an analyst's word (demandReclassify) is worth most, those first: of the categories, and of what fits nowhere, in proportion to "
                    + "what is wrongly placed there, the least sure first, none nearly the same as one before it or one answered; one in ten at random. "
                    + "Saying the category where it stands confirms it. Made anew in the background out of a sample; what was answered is gone at once.")
    public Uni<ReviewQueueView> reviewQueue(
            @Name("category")
                    @Description(
                            "Code of a category: only demands that count under it or one below it.")
                    @Nullable String category,
            @Name("first") @DefaultValue("20") @Description("How many, 1 to 100.") int first) {
        int size = Page.size(first);
        var now = words.now();
        int @Nullable [] within =
                category == null
                        ? null
                        : now.taxonomy()
                                .tree()
                                .subtree(Codes.category(now.taxonomy(), category).id());
        var made = watch.queue().asOf();
        var asOf = made == null ? null : made.atOffset(ZoneOffset.UTC);
        var state = snapshot.get();
        return watch.open()
                .chain(open -> {
                    var chosen =
                            open.stream()
                                    .filter(item ->
                                            within == null
                                                    || Arrays.binarySearch(
                                                                    within,
                                                                    item.demand().category())
                                                            >= 0)
                                    .toList();
                    var page = chosen.subList(0, Math.min(size, chosen.size()));
                    var ids = page.stream().map(item -> item.demand().id()).toList();
                    return OffLoop.call(() -> state.byIds(ids))
                            .map(hits ->
                                    new ReviewQueueView(
                                            asOf, chosen.size(), items(page, hits, now)));
                });
    }

    private static List<ReviewItemView> items(
            List<ReviewItem> page, Map<Long, DemandHit> hits, Words now) {
        return page.stream()
                .map(item -> {
                    var hit = hits.get(item.demand().id());
                    return hit == null
                            ? null
                            : new ReviewItemView(
                                    new DemandView(hit, now),
                                    ReviewReasonValue.valueOf(item.why().name()),
                                    item.gain(),
                                    item.alike());
                })
                .filter(Objects::nonNull)
                .toList();
    }

    @Query
    @Description(
            "Whether the model still fits what comes in, out of a sample of the demands that it placed; null before it was looked at first.")
    public @Nullable ModelDriftView modelDrift() {
        var drift = watch.drift();
        return drift == null ? null : ModelDriftView.of(drift, words.now());
    }

    @Name("ReviewQueue")
    @Description("Demands that somebody should look at.")
    public record ReviewQueueView(
            @Description("When the queue was made; null before the first was made.")
                    @Nullable OffsetDateTime asOf,
            @Description("How many are in it and unanswered, up to 1,000.") int count,
            @NonNull @Description("The demands to look at first.")
                    List<@NonNull ReviewItemView> items) {}

    @Name("ReviewItem")
    @Description("A demand that somebody should look at.")
    public record ReviewItemView(
            @NonNull @Description("The demand.") DemandView demand,
            @NonNull @Description("What it is in the queue for.") ReviewReasonValue reason,
            @Description(
                            "How many of 10,000 demands one more answer about its category stands for: those expected to be wrongly placed there, shared out over the answers. 0 at random.")
                    double expectedGain,
            @Description("Demands in the queue's sample that say nearly the same, itself counted.")
                    int alike) {}

    @Enum("ReviewReason")
    @Description("What a demand is in the review queue for.")
    public enum ReviewReasonValue {
        @Description("The model found nothing that fits.")
        UNPLACED,
        @Description("Two or more categories are close.")
        CONTESTED,
        @Description("The model isn't sure.")
        UNSURE,
        @Description("By chance: what people say of these tells how good the model is.")
        AT_RANDOM
    }
}
