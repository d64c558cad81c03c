package org.demandinsight.classify.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.demandinsight.classify.DuplicateGroups;
import org.demandinsight.classify.review.ReviewItem.Why;
import org.demandinsight.classify.review.ReviewStore.Words;
import org.jspecify.annotations.Nullable;

/// The demands whose review is worth most, in order, each kind of text once.
///
/// @param asOf when it was made; null before anything was looked at
public record ReviewQueue(@Nullable Instant asOf, List<ReviewItem> items) {
    static final ReviewQueue EMPTY = new ReviewQueue(null, List.of());

    static final int MOST = 1_000;

    /// One in so many is drawn at random.
    private static final int RANDOM_ONE_IN = 10;

    public ReviewQueue {
        items = List.copyOf(items);
    }

    /// Leaves out what is nearly the same as something before it in the queue, or as what somebody answered about already, and mixes in
    /// those that are drawn at random.
    ///
    /// @param ordered the most gainful first
    /// @param words of those, by id; one without words is left out
    /// @param answered what people answered about lately
    static ReviewQueue of(
            Instant asOf,
            List<ReviewItem> ordered,
            List<PlacedDemand> drawn,
            Map<Long, Words> words,
            List<Words> answered) {
        var known = ordered.stream().filter(item -> words.containsKey(item.demand().id())).toList();
        var duplicates = new DuplicateGroups();
        answered.forEach(each -> duplicates.add(each.title().value(), each.text().value()));
        for (var item : known) {
            var each = words.get(item.demand().id());
            if (each != null) {
                duplicates.add(each.title().value(), each.text().value());
            }
        }
        int[] groups = duplicates.groups();
        var settled = new HashSet<Integer>();
        for (int i = 0; i < answered.size(); i++) {
            settled.add(groups[i]);
        }
        var alike = new HashMap<Integer, Integer>();
        for (int i = 0; i < known.size(); i++) {
            alike.merge(groups[answered.size() + i], 1, Integer::sum);
        }
        var items = new ArrayList<ReviewItem>();
        var random = drawn.iterator();
        for (int i = 0; i < known.size() && items.size() < MOST; i++) {
            int group = groups[answered.size() + i];
            if (!settled.add(group)) {
                continue;
            }
            var item = known.get(i);
            items.add(
                    new ReviewItem(
                            item.demand(), item.why(), item.gain(), alike.getOrDefault(group, 1)));
            if (items.size() % RANDOM_ONE_IN == RANDOM_ONE_IN - 1 && random.hasNext()) {
                items.add(new ReviewItem(random.next(), Why.AT_RANDOM, 0, 1));
            }
        }
        while (items.size() < MOST && random.hasNext()) {
            items.add(new ReviewItem(random.next(), Why.AT_RANDOM, 0, 1));
        }
        return new ReviewQueue(asOf, items);
    }
}
