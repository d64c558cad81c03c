package org.demandinsight.classify.review;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.classify.ModelInUse;
import org.demandinsight.classify.review.ReviewStore.Words;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jspecify.annotations.Nullable;

/// Keeps the review queue up with what was placed and what people answered, in the background and out of a bounded sample. Whoever asks is
/// answered from memory.
@ApplicationScoped
public class ReviewWatch {
    private static final Duration LOOK = Duration.ofSeconds(15);

    /// While data keeps changing, one second of work is followed by so many without.
    private static final int REST = 9;

    /// Placed demands that are looked at: a share of one in a hundred is known to a tenth of itself.
    private static final int SAMPLE = 50_000;

    /// A new kind of demand is among the newest before a sample has enough of it.
    private static final int NEWEST = 5_000;

    /// Of these the words are compared.
    private static final int COMPARED = 4_000;

    private static final int WORDS_AT_ONCE = 500;
    private static final int ANSWERED = 2_000;
    private static final int CHARACTERS = 500;

    private final ReviewStore store;
    private final ChangeLog changes;
    private final TaxonomyStore taxonomies;
    private final ModelInUse model;
    private final BackgroundThread thread = new BackgroundThread("review");
    private volatile ReviewQueue queue = ReviewQueue.EMPTY;
    private volatile @Nullable Drift drift;
    private long seen = -1;

    ReviewWatch(ReviewStore store, ChangeLog changes, TaxonomyStore taxonomies, ModelInUse model) {
        this.store = store;
        this.changes = changes;
        this.taxonomies = taxonomies;
        this.model = model;
    }

    /// Starts the thread that watches.
    public void start() {
        thread.repeat(
                LOOK,
                "The review queue stays as it was",
                () -> {
                    boolean _ = thread.rest(settle().multipliedBy(REST));
                });
    }

    /// The queue as last made.
    public ReviewQueue queue() {
        return queue;
    }

    /// How far what comes in has drifted from the model, as last looked at; null before the first time.
    public @Nullable Drift drift() {
        return drift;
    }

    /// Those items of the queue about which nobody has answered since, in their order.
    public Uni<List<ReviewItem>> open() {
        var items = queue.items();
        return store.stillOpen(items.stream().map(item -> item.demand().id()).toList())
                .map(open ->
                        items.stream().filter(item -> open.contains(item.demand().id())).toList());
    }

    /// Makes the queue anew if anything was placed or answered since. Blocks: never called on the event loop.
    ///
    /// @return how long it took
    @CanIgnoreReturnValue
    public synchronized Duration settle() {
        long last = OffLoop.await(changes::last);
        if (last == seen) {
            return Duration.ZERO;
        }
        long start = System.nanoTime();
        var now = Instant.now();
        int version = model.version();
        var placed = OffLoop.await(() -> store.sample(SAMPLE, NEWEST, version));
        var answered = OffLoop.await(store::answered);
        var ordered = ReviewOrder.of(placed, answered, COMPARED);
        var drawn = placed.stream().filter(PlacedDemand::drawn).limit(ReviewQueue.MOST).toList();
        queue =
                ReviewQueue.of(
                        now,
                        ordered,
                        drawn,
                        words(ordered),
                        OffLoop.await(() -> store.latestAnswered(ANSWERED, CHARACTERS)));
        var reviewed = OffLoop.await(() -> store.reviewed(version));
        drift = Drift.of(now, version, placed, reviewed, taxonomies.taxonomy().tree());
        seen = last;
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Map<Long, Words> words(List<ReviewItem> items) {
        var words = new HashMap<Long, Words>();
        for (int from = 0; from < items.size(); from += WORDS_AT_ONCE) {
            var ids =
                    items.subList(from, Math.min(items.size(), from + WORDS_AT_ONCE)).stream()
                            .map(item -> item.demand().id())
                            .toList();
            words.putAll(OffLoop.await(() -> store.words(ids, CHARACTERS)));
        }
        return words;
    }

    public void stop() {
        thread.stop();
    }
}
