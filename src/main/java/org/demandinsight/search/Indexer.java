package org.demandinsight.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.changes.Replicas;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.reactive.ReadAhead;
import org.demandinsight.search.IndexedDemands.Batch;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the index up with the change log: one thread builds it from the record where it has to, then reads changes, applies
/// them and commits, for as long as the process lives.
@ApplicationScoped
public class Indexer {
    private static final Logger LOG = Logger.getLogger(Indexer.class);

    /// The truth when a wake-up was missed.
    private static final Duration POLL = Duration.ofSeconds(1);

    /// While more waits to be written than a batch, it is shown so often: each time the index grows by a small segment.
    private static final Duration SHOW_EVERY = Duration.ofMillis(300);

    /// A commit costs tens of milliseconds; a crash repeats at most this.
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(10);

    /// A writer is held up for so long at most each time it asks.
    private static final Duration LONGEST_PACE = Duration.ofSeconds(2);

    private final DemandIndex index;
    private final ChangeLog changes;
    private final Replicas replicas;
    private final IndexedDemands demands;
    private final Upkeep upkeep;
    private final ErasedMeanwhile erasedMeanwhile;
    private final BackgroundThread thread = new BackgroundThread("indexer");
    private final Progress progress = new Progress();
    private final Pace pace = new Pace();
    private final ReadAhead<Batch> next;

    /// Changes up to here are never needed again; less than nothing while that is unknown.
    private volatile long settled = -1;

    /// What is searched; while an index is built or opened again, that of before.
    private CommitPoint searched = CommitPoint.NOTHING;

    /// What is written, visible or not.
    private CommitPoint written = CommitPoint.NOTHING;

    /// Nothing more is shown or committed before the changes up to here are written.
    private long whole;

    /// Whether some demands are written by other dimensions than the rest.
    private boolean rewriting;

    /// Whether what is not shown yet took anything away.
    private boolean erased;

    private long shownAt = System.nanoTime();
    private CommitPoint committed = CommitPoint.NOTHING;
    private long committedAt = System.nanoTime();

    Indexer(DemandIndex index, ChangeLog changes, Replicas replicas, IndexedDemands demands) {
        this.index = index;
        this.changes = changes;
        this.replicas = replicas;
        this.demands = demands;
        this.upkeep = new Upkeep(index);
        this.erasedMeanwhile = new ErasedMeanwhile(index, changes);
        this.next = new ReadAhead<>(demands::changedAfter, Batch::end, Batch::isFull);
    }

    /// Starts the thread: builds the index anew if it isn't of this database and format, or the log doesn't reach back to it; else
    /// goes on where it was.
    public void start() {
        thread.start(this::run);
    }

    /// Says that there are changes.
    public void wake() {
        thread.wake();
    }

    /// Whether the index has been level with the record since this process started.
    public boolean hasCaughtUp() {
        return progress.hasCaughtUp();
    }

    /// Waits until the index shows all that the record holds now.
    public void awaitLevel() throws InterruptedException {
        progress.awaitCaughtUp();
        progress.awaitApplied(OffLoop.await(changes::last), thread::stopped);
    }

    /// Tells the index that a writer of many demands stored some, and holds it up for a moment where the index falls behind, so
    /// that what is stored is found soon. An index that is built anew or in trouble holds nothing up.
    public void keepPace() throws InterruptedException {
        pace.asked();
        if (trouble() == null) { // else it is tried again every second
            wake();
        }
        progress.awaitFollowed(changes.appended() - pace.most(), LONGEST_PACE);
    }

    /// Whether this process is bringing in many demands.
    public boolean isBusy() {
        return pace.isAsked();
    }

    /// Time since the index was last seen level with the record: about a second at rest.
    public Duration lag() {
        return progress.lag();
    }

    /// The last change that is visible.
    public long applied() {
        return progress.applied();
    }

    /// Changes whenever all demands were indexed again, because areas, categories or services changed.
    public String basis() {
        return reached().basis();
    }

    /// Demands that could not be indexed.
    public List<Long> quarantined() {
        return demands.quarantined();
    }

    /// What keeps the index from following the record; null if nothing does.
    public @Nullable String trouble() {
        return progress.trouble();
    }

    /// Tells the other replicas how far back this one needs the change log.
    public void tellHowFar() {
        long now = settled;
        if (now >= 0) {
            var _ = OffLoop.await(() -> replicas.tell(now).replaceWith(true));
        }
    }

    private void run() {
        while (!thread.stopped()) {
            try {
                follow();
            } catch (RuntimeException | Error e) {
                // An error may be of somebody else's question, which has filled the heap.
                if (!thread.stopped()) {
                    progress.failed(e);
                    if (!searched.isUnfinished()) {
                        erasedMeanwhile.hideIfPossible();
                    }
                    boolean _ = thread.rest(POLL);
                }
            }
        }
    }

    private void follow() {
        UUID database = OffLoop.await(changes::databaseId);
        begin(database);
        progress.following(true);
        while (!thread.stopped()) {
            if (rewriting || !isBasis(written)) {
                progress.following(false);
                indexAgain();
                progress.following(true);
                continue;
            }
            long begun = System.nanoTime();
            var batch = next();
            if (!batch.isEmpty()) {
                upkeep.changed();
                apply(batch);
                pace.took(batch.size(), Duration.ofNanos(System.nanoTime() - begun));
            } else if (isWhole() && !written.equals(reached())) {
                showWritten();
            } else {
                commitIf(!isBusy()); // between the batches of an import, too
                progress.level();
                tidy();
                boolean _ = thread.rest(POLL);
            }
            expunge();
            commitIf(isOver(COMMIT_EVERY, committedAt));
        }
        commitIf(true);
    }

    /// The next changes. They may have been read ahead: that the log goes on from what is written is asked after that.
    private Batch next() {
        var batch = next.after(written.changeNumber());
        if (!tells(written)) {
            throw new IllegalStateException(
                    "the database lacks changes that the index has: a backup was restored, or a standby took over; the index is built anew");
        }
        return batch;
    }

    private boolean tells(CommitPoint point) {
        return OffLoop.await(() -> changes.tells(point.place()));
    }

    /// Whether demands are written now by the dimensions that a point tells.
    private boolean isBasis(CommitPoint point) {
        return point.basis().equals(demands.dimensions().fingerprint());
    }

    private void begin(UUID database) {
        var before = index.committed();
        boolean opened = index.recover();
        if (opened) {
            committed = index.committed();
            progress.show(committed);
            rewriting = false;
            upkeep.reopened();
        }
        if (searched.isUnfinished()) {
            // What was found to be damaged is searched still.
            searched = before.isUnfinished() ? index.committed() : before;
            erasedMeanwhile.shown(searched.changeNumber());
        }
        boolean isTold = tells(opened ? committed : written) && tells(searched);
        written = reached();
        next.forget();
        var log = OffLoop.await(changes::reach);
        // What was written before a failure, and not shown, may be part of a whole.
        whole = opened ? applied() : log.last();
        if (applied() < log.last()) {
            LOG.infof("The index is %,d changes behind", log.last() - applied());
        }
        boolean current =
                isTold
                        && database.equals(reached().database())
                        && reached().format() == index.format();
        if (current && log.tellsAfter(applied())) {
            settled = committed.changeNumber();
        } else {
            build(database, log, isTold);
        }
    }

    /// Builds the index from all demands of the record. Until it is whole, what was there before is searched, unless it is of
    /// another database or another history of it, or of a format that can't be searched any more, or nobody knows any more what was
    /// erased since.
    ///
    /// @param log before the first demand is read: what changes meanwhile is applied after that
    /// @param isTold whether it tells of the changes that are searched
    private void build(UUID database, ChangeLog.Reach log, boolean isTold) {
        long noted = log.last();
        boolean searchable =
                isTold
                        && database.equals(searched.database())
                        && index.isSearchable(searched.format())
                        && erasedMeanwhile.isTold(log);
        if (searchable) {
            erasedMeanwhile.hide();
        }
        settled = noted;
        tellHowFar();
        progress.show(reached().unfinished());
        index.clear();
        if (!searchable) {
            index.refresh(0);
            index.forgetFormer();
            searched = CommitPoint.NOTHING;
        }
        var basis = demands.dimensions().fingerprint();
        if (writeAll("Building the index of all demands")) {
            upkeep.erased();
            wrote(new CommitPoint(database, log.end(), index.format(), basis, false));
        }
    }

    /// Writes all demands. What is searched stays as it was meanwhile, but for what is erased.
    ///
    /// @return whether all were written; not so if the service stops
    private boolean writeAll(String task) {
        return demands.writeAll(task, erasedMeanwhile::hide, thread::stopped);
    }

    /// All demands were written, each as it was when it was read. What changed meanwhile is written before any of it is shown.
    private void wrote(CommitPoint all) {
        upkeep.changed();
        written = all;
        rewriting = !isBasis(all);
        whole = OffLoop.await(changes::last);
    }

    private void apply(Batch batch) {
        if (demands.write(batch)) {
            upkeep.erased();
            erased = true;
        }
        written = written.after(batch.place()).erasing(written.erasing() || erased);
        whole = Math.max(whole, batch.until());
        rewriting |= !isBasis(written); // they changed just now
        if (!isWhole()) {
            erasedMeanwhile.hide();
        } else if (erased || !batch.isFull() || isOver(SHOW_EVERY, shownAt)) {
            showWritten();
        }
    }

    private boolean isWhole() {
        return !rewriting && written.changeNumber() >= whole;
    }

    private void showWritten() {
        index.refresh(written.changeNumber());
        searched = written;
        erasedMeanwhile.shown(written.changeNumber());
        shownAt = System.nanoTime();
        progress.show(written);
        if (erased) {
            index.forgetFormer();
            erased = false;
        }
    }

    private static boolean isOver(Duration time, long since) {
        return System.nanoTime() - since > time.toNanos();
    }

    private CommitPoint reached() {
        return progress.reached();
    }

    /// What was erased is out of all answers at once; the files are rewritten beside, as that takes long.
    private void expunge() {
        if (reached().erasing() && isWhole() && upkeep.hasExpunged()) {
            showWritten();
            commit(written.erasing(false));
            written = committed;
            progress.show(committed);
            index.forgetFormer();
            LOG.info("What was erased is out of the files of the index");
        }
    }

    /// At rest every question gets cheaper by it.
    private void tidy() {
        if (!isWhole() || reached().isUnfinished()) {
            return;
        }
        index.refresh(applied()); // lets go of readers that are kept no longer, too
        if (upkeep.hasMerged(reached().erasing())) {
            showWritten();
            commit(reached());
        }
    }

    /// Indexes every demand by the dimensions as they are now, and shows the result when it is whole: no answer mixes two.
    private void indexAgain() {
        var wanted = demands.dimensions().fingerprint();
        rewriting = true;
        var why = "Indexing all demands again: areas, categories or services changed";
        if (writeAll(why)) {
            wrote(written.by(wanted));
        }
    }

    private void commitIf(boolean due) {
        if (due && isWhole() && !reached().equals(committed) && !reached().isUnfinished()) {
            commit(reached());
        }
    }

    private void commit(CommitPoint point) {
        index.commit(point);
        committed = point;
        committedAt = System.nanoTime();
        settled = committed.changeNumber();
        progress.recovered();
    }

    /// Ends after the batch at hand; what it applied is committed.
    public void stop() {
        thread.stop();
    }
}
