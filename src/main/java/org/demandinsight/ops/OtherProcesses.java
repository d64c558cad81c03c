package org.demandinsight.ops;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.changes.LogSettings;
import org.demandinsight.changes.Replicas;
import org.demandinsight.city.CityStore;
import org.demandinsight.ingest.Imports;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jboss.logging.Logger;

/// Lives with other processes on the same database: areas, categories and services that they change are read again, imports that
/// died with their process are marked, and the change log is pruned behind the slowest of all.
@ApplicationScoped
class OtherProcesses {
    private static final Logger LOG = Logger.getLogger(OtherProcesses.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final List<String> TABLES =
            List.of(
                    "area",
                    "department",
                    "source",
                    "holiday",
                    "crosswalk",
                    "category",
                    "taxonomy_version",
                    "public_service");

    /// Changes with every row that is written or deleted. The tables are small.
    private static final String FINGERPRINT =
            TABLES.stream()
                    .map(table ->
                            "(select coalesce(sum(hashtextextended(xmin::text, 0)), 0) from "
                                    + table
                                    + ")")
                    .collect(Collectors.joining(" || ' ' || ", "select ", " as fingerprint"));

    private final Pool pool;
    private final CityStore cities;
    private final TaxonomyStore taxonomies;
    private final CatalogueStore catalogue;
    private final Imports imports;
    private final Indexer indexer;
    private final Replicas replicas;
    private final LogSettings log;
    private final BackgroundThread thread = new BackgroundThread("other processes");
    private String seen = "";
    private long prunedAt = System.nanoTime();

    OtherProcesses(
            Pool pool,
            CityStore cities,
            TaxonomyStore taxonomies,
            CatalogueStore catalogue,
            Imports imports,
            Indexer indexer,
            Replicas replicas,
            LogSettings log) {
        this.pool = pool;
        this.cities = cities;
        this.taxonomies = taxonomies;
        this.catalogue = catalogue;
        this.imports = imports;
        this.indexer = indexer;
        this.replicas = replicas;
        this.log = log;
    }

    void start() {
        thread.start(this::run);
    }

    void stop() {
        thread.stop();
    }

    private void run() {
        while (thread.rest(LOOK)) {
            try {
                look();
            } catch (RuntimeException | Error e) {
                if (!thread.stopped()) {
                    LOG.debug("Could not look at what other processes do", e);
                }
            }
        }
    }

    private void look() {
        indexer.tellHowFar();
        read();
        imports.markDead();
        if (System.nanoTime() - prunedAt > log.pruneEvery().toNanos()) {
            prunedAt = System.nanoTime();
            replicas.prune(thread::stopped);
        }
    }

    /// Reads city, taxonomy and catalogue, unless they are as they were when this was called last: what is read after the fingerprint
    /// is at least as new. Called before the thread starts, and by it.
    void read() {
        var now =
                OffLoop.await(() ->
                        pool.query(FINGERPRINT)
                                .execute()
                                .map(rows -> rows.iterator().next().getString(0)));
        if (!now.equals(seen)) {
            var _ = OffLoop.await(cities::load);
            var _ = OffLoop.await(taxonomies::load);
            var _ = OffLoop.await(catalogue::load);
            seen = now;
        }
    }
}
