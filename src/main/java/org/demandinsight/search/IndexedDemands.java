package org.demandinsight.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.city.CityStore;
import org.demandinsight.demand.Demands;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.reactive.OffLoop;
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
    private final Demands demands;
    private final CityStore cities;
    private final TaxonomyStore taxonomies;
    private final CatalogueStore catalogue;
    private final LinkedHashSet<Long> quarantine = new LinkedHashSet<>();
    private @Nullable CurrentDimensions dimensions;

    IndexedDemands(
            DemandIndex index,
            Demands demands,
            CityStore cities,
            TaxonomyStore taxonomies,
            CatalogueStore catalogue) {
        this.index = index;
        this.demands = demands;
        this.cities = cities;
        this.taxonomies = taxonomies;
        this.catalogue = catalogue;
    }

    /// Demands that could not be indexed.
    synchronized List<Long> quarantined() {
        return List.copyOf(quarantine);
    }

    /// Makes demands say what the record says, and takes away those that are gone from it.
    ///
    /// @return whether any is gone
    boolean write(Collection<Long> ids) {
        var current = OffLoop.await(() -> demands.byIds(ids));
        var gone = new HashSet<>(ids);
        current.stream().map(StoredDemand::id).forEach(gone::remove);
        remember(current, index.apply(current, gone, dimensions()));
        return !gone.isEmpty();
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
    /// @param stopped whether to leave it
    /// @return whether all were written
    boolean writeAll(BooleanSupplier stopped) {
        long all = OffLoop.await(demands::count);
        long done = 0;
        for (long last = 0; !stopped.getAsBoolean(); ) {
            long from = last;
            var ids = OffLoop.await(() -> demands.idsAfter(from, BATCH));
            if (ids.isEmpty()) {
                return true;
            }
            boolean _ = write(ids);
            last = ids.getLast();
            done += ids.size();
            if (done % (BATCH * 50L) == 0) {
                LOG.infof("Indexed %,d of %,d demands", done, all);
            }
        }
        return false;
    }

    /// How many demands the record has.
    long count() {
        return OffLoop.await(demands::count);
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
