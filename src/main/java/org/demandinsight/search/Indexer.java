package org.demandinsight.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.changes.Change;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.city.CityStore;
import org.demandinsight.demand.Demands;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the index up with the change log: one thread reads changes, applies them and commits, for as long as the process
/// lives.
@ApplicationScoped
public class Indexer {
    private static final Logger LOG = Logger.getLogger(Indexer.class);
    private static final int BATCH = 2_000;

    /// The truth when a wake-up was missed.
    private static final Duration POLL = Duration.ofSeconds(1);

    /// A commit costs tens of milliseconds; a crash repeats at most this.
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(10);

    private final DemandIndex index;
    private final ChangeLog changes;
    private final Demands demands;
    private final CityStore cities;
    private final TaxonomyStore taxonomies;
    private final CatalogueStore catalogue;
    private final BackgroundThread thread = new BackgroundThread("indexer");
    private final CountDownLatch caughtUpOnce = new CountDownLatch(1);
    private final LinkedHashSet<Long> quarantine = new LinkedHashSet<>();
    private final Object progress = new Object();
    private volatile long applied;
    private @Nullable CurrentDimensions dimensions;

    /// Erasures come in rows: the files are rewritten once, when none has come for so long.
    private static final Duration QUIET = Duration.ofSeconds(2);

    /// Whether the files may still hold what was erased, since when, and the work of rewriting them.
    private boolean erasing;

    private long erasedAt = System.nanoTime();

    private @Nullable CompletableFuture<Void> expunging;
    private volatile @Nullable String trouble;

    /// Fingerprint of the dimensions by which every demand in the index is indexed.
    private volatile String basis = "";

    private volatile long levelAt = System.nanoTime();
    private long committed;
    private long committedAt = System.nanoTime();

    Indexer(
            DemandIndex index,
            ChangeLog changes,
            Demands demands,
            CityStore cities,
            TaxonomyStore taxonomies,
            CatalogueStore catalogue) {
        this.index = index;
        this.changes = changes;
        this.demands = demands;
        this.cities = cities;
        this.taxonomies = taxonomies;
        this.catalogue = catalogue;
    }

    /// Starts the thread: builds the index anew if it isn't of this database and format, else goes on where it was.
    public void start() {
        thread.start(this::run);
    }

    /// Says that there are changes.
    public void wake() {
        thread.wake();
    }

    /// Whether the index has been level with the record since this process started.
    public boolean hasCaughtUp() {
        return caughtUpOnce.getCount() == 0;
    }

    /// Waits until the index shows all that the record holds now.
    public void awaitLevel() throws InterruptedException {
        caughtUpOnce.await();
        long last = OffLoop.await(changes::last);
        synchronized (progress) {
            while (applied < last && !thread.stopped()) {
                progress.wait(POLL.toMillis());
            }
        }
    }

    /// Time since the index was last seen level with the record: about a second at rest.
    public Duration lag() {
        return Duration.ofNanos(System.nanoTime() - levelAt);
    }

    /// The last change that is visible.
    public long applied() {
        return applied;
    }

    /// Changes whenever all demands were indexed again, because areas, categories or services changed.
    public String basis() {
        return basis;
    }

    /// Demands that could not be indexed.
    public synchronized List<Long> quarantined() {
        return List.copyOf(quarantine);
    }

    /// What keeps the index from following the record; null if nothing does.
    public @Nullable String trouble() {
        return trouble;
    }

    private void run() {
        while (!thread.stopped()) {
            try {
                follow();
            } catch (RuntimeException e) {
                if (!thread.stopped()) {
                    report(e);
                    boolean _ = thread.rest(POLL);
                }
            }
        }
    }

    /// Says it once: a full disk or a database that is away fails every second in the same way.
    private void report(RuntimeException failure) {
        var now = String.valueOf(failure.getMessage());
        if (!now.equals(trouble)) {
            LOG.errorf(failure, "Indexing stopped; it is tried again every second: %s", now);
        }
        trouble = now;
    }

    private void recovered() {
        if (trouble != null) {
            LOG.info("Indexing goes on");
            trouble = null;
        }
    }

    private void follow() {
        UUID database = OffLoop.await(changes::databaseId);
        begin(database);
        while (!thread.stopped()) {
            var batch = OffLoop.await(() -> changes.after(applied, BATCH));
            if (batch.isEmpty() && !basis.equals(dimensions().fingerprint())) {
                indexAgain();
                commit(database);
            } else if (batch.isEmpty()) {
                expunge(database);
                commitIf(database, true);
                recovered();
                caughtUpOnce.countDown();
                levelAt = System.nanoTime();
                boolean _ = thread.rest(POLL);
            } else {
                apply(batch);
                commitIf(database, false);
            }
        }
        commitIf(database, true);
    }

    private void begin(UUID database) {
        if (index.recover()) {
            applied = 0;
        }
        var point = index.committed();
        long last = OffLoop.await(changes::last);
        boolean ours =
                database.equals(point.database())
                        && index.format().equals(point.format())
                        && point.changeNumber() <= last;
        if (applied == 0 && ours) {
            applied = point.changeNumber();
            committed = applied;
            basis = point.basis();
            erasing = point.erasing();
        } else if (applied == 0 || applied > last) {
            index.clear();
            applied = 0;
            committed = 0;
            erasing = false;
            basis = dimensions().fingerprint();
        }
        if (applied < last) {
            LOG.infof("The index is %,d changes behind", last - applied);
        }
    }

    private void apply(List<Change> batch) {
        var ids = new HashSet<Long>();
        batch.forEach(change -> ids.add(change.demand()));
        index(ids);
        if (batch.stream().anyMatch(Change::thorough)) {
            mustExpunge();
        }
        long reached = batch.getLast().number();
        index.refresh(reached);
        applied = reached;
        synchronized (progress) {
            progress.notifyAll();
        }
    }

    private void index(Collection<Long> ids) {
        var current = OffLoop.await(() -> demands.byIds(ids));
        var gone = new HashSet<>(ids);
        current.stream().map(StoredDemand::id).forEach(gone::remove);
        remember(current, index.apply(current, gone, dimensions()));
        if (!gone.isEmpty()) {
            mustExpunge(); // only an erasure takes demands away
        }
    }

    private void mustExpunge() {
        erasing = true;
        erasedAt = System.nanoTime();
        expunging = null; // a rewriting at hand may have begun before
    }

    /// What was erased is out of all answers at once; the files are rewritten beside, as that takes long.
    private void expunge(UUID database) {
        var work = expunging;
        boolean quiet = System.nanoTime() - erasedAt > QUIET.toNanos();
        if (erasing && work == null && quiet) {
            expunging =
                    CompletableFuture.runAsync(
                            index::expunge,
                            task -> Thread.ofPlatform().daemon().name("expunger").start(task));
        } else if (work != null && work.isCompletedExceptionally()) {
            LOG.warnf(
                    "What was erased is still in files of the index; tried again: %s",
                    work.exceptionNow());
            expunging = null;
        } else if (work != null && work.isDone()) {
            expunging = null;
            erasing = false;
            index.refresh(applied);
            commit(database);
            LOG.info("What was erased is out of the files of the index");
        }
    }

    /// Indexes every demand by the dimensions as they are now, and shows the result when it is whole: no answer mixes two.
    private void indexAgain() {
        var wanted = dimensions().fingerprint();
        long all = OffLoop.await(demands::count);
        long done = 0;
        if (all > 0) {
            LOG.infof("Indexing %,d demands again: areas, categories or services changed", all);
        }
        for (long last = 0; !thread.stopped(); ) {
            long from = last;
            var ids = OffLoop.await(() -> demands.idsAfter(from, BATCH));
            if (ids.isEmpty()) {
                index.refresh(applied);
                basis = wanted;
                return;
            }
            index(ids);
            last = ids.getLast();
            done += ids.size();
            if (done % (BATCH * 50L) == 0) {
                LOG.infof("Indexed %,d of %,d demands again", done, all);
            }
        }
    }

    private CurrentDimensions dimensions() {
        var now = dimensions;
        var city = cities.city();
        var taxonomy = taxonomies.taxonomy();
        var services = catalogue.catalogue();
        if (now == null || !now.areOf(city, taxonomy, services)) {
            now = new CurrentDimensions(city, taxonomy, services);
            dimensions = now;
        }
        return now;
    }

    private synchronized void remember(
            List<StoredDemand> current, List<DemandIndex.Unindexable> refused) {
        current.forEach(demand -> quarantine.remove(demand.id()));
        for (var each : refused) {
            LOG.warnf("Demand %d can't be indexed: %s", each.demand(), each.reason());
            quarantine.add(each.demand());
        }
    }

    private void commitIf(UUID database, boolean idle) {
        boolean due = System.nanoTime() - committedAt > COMMIT_EVERY.toNanos();
        if (applied > committed && (idle || due)) {
            commit(database);
        }
    }

    private void commit(UUID database) {
        index.commit(new CommitPoint(database, applied, index.format(), basis, erasing));
        committed = applied;
        committedAt = System.nanoTime();
    }

    /// Ends after the batch at hand; what it applied is committed.
    public void stop() {
        thread.stop();
    }
}
