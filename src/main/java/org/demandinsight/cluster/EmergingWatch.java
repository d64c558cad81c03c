package org.demandinsight.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.jobs.Job;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the emerging categories up with the record, in the background. Whoever asks is answered from memory.
@ApplicationScoped
public class EmergingWatch {
    private static final Logger LOG = Logger.getLogger(EmergingWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(30);

    /// Waits so long for the end of an import, or of a model's rollover.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /// While data keeps changing, one second of work is followed by so many without.
    private static final int REST = 19;

    /// Demands that no category takes, at most: about ten seconds of one core, and their texts in memory meanwhile.
    private static final int OPEN = 20_000;

    private static final int PLACED = 10_000;

    private final EmergingStore store;
    private final TaxonomyStore taxonomies;
    private final ChangeLog changes;
    private final Jobs jobs;
    private final BackgroundThread thread = new BackgroundThread("emerging categories");
    private volatile @Nullable Found found;
    private @Nullable Basis basis;

    /// The last change as the thread saw it when it looked last, and when it last found anything anew.
    private long seen = -1;

    private Instant last = Instant.now();

    private record Basis(long change, int taxonomy) {}

    /// What was found last.
    ///
    /// @param categories the most novel first
    /// @param firstSeen by id, the day of the data on which it was found first
    /// @param asOf the latest receipt among the demands, the day of reckoning; null if none tells
    public record Found(
            List<EmergingCategory> categories,
            Map<String, LocalDate> firstSeen,
            @Nullable LocalDate asOf) {
        Found without(String id) {
            var left = categories.stream().filter(each -> !each.id().equals(id)).toList();
            return new Found(left, firstSeen, asOf);
        }
    }

    EmergingWatch(EmergingStore store, TaxonomyStore taxonomies, ChangeLog changes, Jobs jobs) {
        this.store = store;
        this.taxonomies = taxonomies;
        this.changes = changes;
        this.jobs = jobs;
    }

    /// Starts the thread that watches.
    public void start() {
        thread.repeat(
                LOOK,
                "Emerging categories could not be found; the last ones are still served",
                this::look);
    }

    /// What was found last, null before the first time.
    public @Nullable Found found() {
        return found;
    }

    /// One that is adopted is shown no more; its demands are found elsewhere once a model has learned it.
    void adopted(String id) {
        var now = found;
        if (now != null) {
            found = now.without(id);
        }
    }

    private void look() {
        long change = OffLoop.await(changes::last);
        boolean atRest = change == seen;
        seen = change;
        if (atRest || Duration.between(last, Instant.now()).compareTo(LONGEST) > 0) {
            boolean _ = thread.rest(settle().multipliedBy(REST));
            last = Instant.now();
        }
    }

    /// Finds the emerging categories of the record as it is, unless they are known. Blocks: never called on the event loop.
    ///
    /// @return how long it took
    public synchronized Duration settle() {
        var now = new Basis(OffLoop.await(changes::last), taxonomies.taxonomy().version());
        if (now.equals(basis)) {
            return Duration.ZERO;
        }
        long start = System.nanoTime();
        var next = jobs.alone(Job.RECOMPUTATION, this::find);
        found = next;
        basis = now;
        var took = Duration.ofNanos(System.nanoTime() - start);
        LOG.infof(
                "Found %d emerging categories in %d ms", next.categories().size(), took.toMillis());
        return took;
    }

    private Found find() {
        var taxonomy =
                OffLoop.await(taxonomies::load); // demands are read after it: it knows all of their
        // categories but the newest
        var inner =
                taxonomy.categories().stream()
                        .filter(each -> !taxonomy.children(each.id()).isEmpty())
                        .map(each -> each.id())
                        .toArray(Integer[]::new);
        var open = OffLoop.await(() -> store.open(inner, OPEN));
        var topOf = taxonomy.tree().rollUp(1);
        var placed =
                OffLoop.await(() -> store.placed(inner, PLACED)).stream()
                        .filter(each -> each.nearest() < topOf.length)
                        .toList();
        var today = today(open, placed);
        var former = OffLoop.await(store::members);
        var categories = new Emergence(former).of(open, placed, topOf, today);
        var day = today == null ? LocalDate.EPOCH : today;
        var _ = OffLoop.await(() -> store.keep(categories, day).replaceWith(true));
        var known = OffLoop.await(store::known);
        var firstSeen = new HashMap<String, LocalDate>();
        known.forEach((id, each) -> firstSeen.put(id, each.firstSeen()));
        var adopted = new ArrayList<String>();
        known.forEach((id, each) -> {
            if (each.adoptedAs() != null) {
                adopted.add(id);
            }
        });
        return new Found(
                categories.stream().filter(each -> !adopted.contains(each.id())).toList(),
                Map.copyOf(firstSeen),
                today);
    }

    /// The latest receipt that isn't in the future.
    private static @Nullable LocalDate today(List<OpenDemand> open, List<OpenDemand> placed) {
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
        return Stream.concat(open.stream(), placed.stream())
                .map(OpenDemand::received)
                .filter(Objects::nonNull)
                .filter(day -> !day.isAfter(tomorrow))
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    public void stop() {
        thread.stop();
    }
}
