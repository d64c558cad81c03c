package org.demandinsight.casegroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.demandinsight.casegroup.CaseLinks.Progress;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.demand.Demands;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.jobs.Job;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.kernel.Tree;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.DemandSearch;
import org.demandinsight.search.Indexer;
import org.demandinsight.search.Neighbour;
import org.demandinsight.search.Snapshot;
import org.demandinsight.search.Sought;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jboss.logging.Logger;

/// Links new and changed demands, in the background: all of them once for each version of the model, in the order of their ids, and
/// meanwhile and from then on those that the change log names. One process of a cluster does it at a time, a few hundred demands a
/// transaction; when it dies, another goes on behind the last of these.
@ApplicationScoped
public class CaseLinking {
    private static final Logger LOG = Logger.getLogger(CaseLinking.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int BATCH = 200;

    /// So many demands after another, the log says how fast it goes.
    private static final int TOLD = 100_000;

    /// An import of this process needs the machine more: linking rests so many times as long as it works.
    private static final int REST_WHILE_BUSY = 15;

    /// Of one demand: the likeliest suffice to find its group.
    private static final int MOST = 8;

    /// A pair is linked that is likelier about the same matter than not.
    static final double THRESHOLD = .5;

    private final Jobs jobs;
    private final DemandSearch search;
    private final Indexer indexer;
    private final ChangeLog changes;
    private final Demands demands;
    private final TaxonomyStore taxonomies;
    private final CaseLinks links;
    private final BackgroundThread thread = new BackgroundThread("case groups");
    private int linked;

    CaseLinking(
            Jobs jobs,
            DemandSearch search,
            Indexer indexer,
            ChangeLog changes,
            Demands demands,
            TaxonomyStore taxonomies,
            CaseLinks links) {
        this.jobs = jobs;
        this.search = search;
        this.indexer = indexer;
        this.changes = changes;
        this.demands = demands;
        this.taxonomies = taxonomies;
        this.links = links;
    }

    /// Starts the thread.
    public void start() {
        thread.repeat(
                LOOK,
                "Linking demands stopped and goes on soon",
                () -> {
                    if (indexer.hasCaughtUp()) {
                        jobs.ifFree(Job.CASE_GROUPS, () -> settle(Integer.MAX_VALUE));
                    }
                });
    }

    /// Links what isn't yet, as far as the index shows it. Blocks: never called on the event loop.
    ///
    /// @param batches after which to leave it
    void settle(int batches) {
        var progress = begin(OffLoop.await(links::progress));
        boolean torn = true;
        while (torn && !thread.stopped()) {
            torn = OffLoop.await(links::mend);
        }
        long told = System.nanoTime();
        linked = 0;
        for (int i = 0; i < batches && !thread.stopped(); i++) {
            long start = System.nanoTime();
            var next = step(progress);
            if (next.equals(progress)) {
                return;
            }
            progress = next;
            if (linked >= TOLD) {
                LOG.infof(
                        "Linked %,d demands in %d s",
                        linked, Duration.ofNanos(System.nanoTime() - told).toSeconds());
                told = System.nanoTime();
                linked = 0;
            }
            if (thread.running()) {
                long rest = (System.nanoTime() - start) * (indexer.isBusy() ? REST_WHILE_BUSY : 1);
                boolean _ = thread.rest(Duration.ofNanos(rest));
            }
        }
    }

    /// From the beginning where another model linked them, or the log no longer tells what changed since.
    private Progress begin(Progress stored) {
        var reach = OffLoop.await(changes::reach);
        if (stored.method() == PairScore.VERSION && reach.tellsAfter(stored.change())) {
            return stored;
        }
        try (var snapshot = search.snapshot()) {
            return new Progress(PairScore.VERSION, snapshot.changeNumber(), 0L);
        }
    }

    /// Changes first: whoever asks for a demand of today doesn't wait for those of all years.
    private Progress step(Progress progress) {
        try (var snapshot = search.snapshot()) {
            if (snapshot.changeNumber() < progress.change()) {
                return progress; // this index has yet to see what another process linked
            }
            var news =
                    OffLoop.await(() -> changes.after(progress.change(), BATCH)).stream()
                            .takeWhile(change -> change.number() <= snapshot.changeNumber())
                            .toList();
            Long walked = progress.walked();
            if (!news.isEmpty()) {
                var ids = new HashSet<Long>();
                news.forEach(change -> ids.add(change.demand()));
                if (walked != null) {
                    ids.removeIf(id -> id > walked); // they are still to come
                }
                var next = new Progress(progress.method(), news.getLast().number(), walked);
                return link(snapshot, ids, next);
            }
            if (walked == null) {
                return progress;
            }
            var ids = OffLoop.await(() -> demands.idsAfter(walked, BATCH));
            var next =
                    new Progress(
                            progress.method(),
                            progress.change(),
                            ids.isEmpty() ? null : ids.getLast());
            return link(snapshot, ids, next);
        }
    }

    private Progress link(Snapshot snapshot, Collection<Long> ids, Progress next) {
        var tree = taxonomies.taxonomy().tree();
        linked += ids.size();
        var found = new HashMap<List<Long>, CaseLink>();
        var ordered = new ArrayList<>(ids);
        ordered.sort(null);
        var sought = snapshot.sought(ordered);
        var former = OffLoop.await(() -> links.partners(ids));
        for (long id : ordered) {
            var demand = sought.get(id);
            if (demand != null) {
                links(snapshot, demand, tree, former.getOrDefault(id, Set.of()))
                        .forEach(link -> found.put(List.of(link.one(), link.other()), link));
            }
        }
        return OffLoop.await(
                () -> links.relink(ids, former, found.values(), next).replaceWith(next));
    }

    /// The likeliest that it finds, and of those that were linked with it all that still are likely enough: who of the two found the
    /// other has no say. As if it were the later of each pair: a link has no direction.
    ///
    /// @param former ids of those that a model linked it with before
    static List<CaseLink> links(Snapshot snapshot, Sought demand, Tree tree, Set<Long> former) {
        var near =
                Candidates.byPlaceOrCopy(snapshot, demand, tree, former).stream()
                        .map(Neighbour::asEarlier)
                        .toList();
        var likely =
                PairScore.LEARNED.rank(near).stream()
                        .takeWhile(scored -> scored.probability() >= THRESHOLD)
                        .toList();
        return IntStream.range(0, likely.size())
                .filter(i -> i < MOST || former.contains(likely.get(i).pair().id()))
                .mapToObj(likely::get)
                .map(scored ->
                        CaseLink.of(
                                demand.id(),
                                scored.pair().id(),
                                true,
                                false,
                                scored.probability(),
                                scored.copy()))
                .toList();
    }

    /// Ends after the batch at hand.
    public void stop() {
        thread.stop();
    }
}
