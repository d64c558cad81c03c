package org.demandinsight.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.changes.Change;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.changes.LogPlace;
import org.demandinsight.city.CityStore;
import org.demandinsight.demand.Demands;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.reactive.ReadAhead;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes demands into the index as the record has them now, by the dimensions as they are now. Used by the indexer's thread.
@ApplicationScoped
class IndexedDemands {
    private static final Logger LOG = Logger.getLogger(IndexedDemands.class);

    /// So many demands are read and written at once.
    static final int BATCH = 2_000;

    private final DemandIndex index;
    private final ChangeLog changes;
    private final Demands demands;
    private final CityStore cities;
    private final TaxonomyStore taxonomies;
    private final CatalogueStore catalogue;
    private final LinkedHashSet<Long> quarantine = new LinkedHashSet<>();
    private @Nullable CurrentDimensions dimensions;

    IndexedDemands(
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

    /// Demands that could not be indexed.
    synchronized List<Long> quarantined() {
        return List.copyOf(quarantine);
    }

    /// Demands as the record had them when they were read.
    ///
    /// @param end where the next batch begins: after this change, or this id
    /// @param at when that change was numbered; null where demands are read by their ids
    /// @param until nothing is shown before this change is: what was read may be part of a whole that ends there
    /// @param isFull whether another may follow
    /// @param asked for; those of them that are not current are gone
    /// @param thorough whether anything that they said before has to leave the files
    record Batch(
            long end,
            @Nullable Instant at,
            long until,
            boolean isFull,
            Set<Long> asked,
            List<StoredDemand> current,
            boolean thorough) {
        boolean isEmpty() {
            return asked.isEmpty();
        }

        int size() {
            return asked.size();
        }

        LogPlace place() {
            return new LogPlace(end, at);
        }
    }

    /// The demands of the next changes after one.
    Uni<Batch> changedAfter(long number) {
        return changes.after(number, BATCH)
                .chain(next -> {
                    var ids = new HashSet<Long>();
                    next.forEach(change -> ids.add(change.demand()));
                    long end = next.isEmpty() ? number : next.getLast().number();
                    var at = next.isEmpty() ? null : next.getLast().at();
                    boolean thorough = next.stream().anyMatch(Change::thorough);
                    return read(ids)
                            .chain(current ->
                                    changes.wholeAfter(end)
                                            .map(until ->
                                                    new Batch(
                                                            end,
                                                            at,
                                                            until,
                                                            next.size() == BATCH,
                                                            ids,
                                                            current,
                                                            thorough)));
                });
    }

    /// The next demands of all after one, in the order of their ids.
    private Uni<Batch> allAfter(long id) {
        return demands.idsAfter(id, BATCH)
                .chain(ids -> {
                    long last = ids.isEmpty() ? id : ids.getLast();
                    boolean isFull = ids.size() == BATCH;
                    return read(ids)
                            .map(current ->
                                    new Batch(
                                            last,
                                            null,
                                            last,
                                            isFull,
                                            new HashSet<>(ids),
                                            current,
                                            false));
                });
    }

    private Uni<List<StoredDemand>> read(Collection<Long> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : demands.byIds(ids);
    }

    /// Makes demands say what the record said, and takes away those that were gone from it.
    ///
    /// @return whether anything has to leave the files
    boolean write(Batch batch) {
        var gone = new HashSet<>(batch.asked());
        batch.current().stream().map(StoredDemand::id).forEach(gone::remove);
        remember(batch.current(), index.apply(batch.current(), gone, dimensions()));
        return batch.thorough() || !gone.isEmpty();
    }

    private synchronized void remember(
            List<StoredDemand> current, List<DemandIndex.Unindexable> refused) {
        current.forEach(demand -> quarantine.remove(demand.id()));
        for (var each : refused) {
            LOG.warnf("Demand %d can't be indexed: %s", each.demand(), each.reason());
            quarantine.add(each.demand());
        }
    }

    /// Writes every demand of the record, in the order of their ids. What is searched doesn't show them until it is refreshed.
    ///
    /// @param task for the log
    /// @param beforeEach what else is to be done, before each batch
    /// @param stopped whether to leave it
    /// @return whether all were written
    boolean writeAll(String task, Runnable beforeEach, BooleanSupplier stopped) {
        long begun = System.nanoTime();
        long all = OffLoop.await(demands::count);
        if (all > 0) {
            LOG.infof("%s (%,d)", task, all);
        }
        long done = 0;
        long last = 0;
        var batches = new ReadAhead<>(this::allAfter, Batch::end, Batch::isFull);
        while (!stopped.getAsBoolean()) {
            beforeEach.run();
            var batch = batches.after(last);
            if (batch.isEmpty()) {
                if (done > 0) {
                    var took = Duration.ofNanos(System.nanoTime() - begun);
                    LOG.infof("Indexed %,d demands in %d s", done, took.toSeconds());
                }
                return true;
            }
            boolean _ = write(batch);
            last = batch.end();
            done += batch.asked().size();
            if (done % (BATCH * 50L) == 0) {
                LOG.infof("Indexed %,d of %,d demands", done, all);
            }
        }
        return false;
    }

    /// The dimensions by which demands are written at present.
    CurrentDimensions dimensions() {
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
}
