package org.demandinsight.insight.blindspot;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demandinsight.catalogue.Catalogue;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.city.City;
import org.demandinsight.city.CityStore;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.kernel.Period;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.CodeSet;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.DemandSearch;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.Taxonomy;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the blind spots up with the index, in the background: those over all sources, and those of each source where there are
/// several. Whoever asks is answered from memory.
@ApplicationScoped
public class BlindSpotWatch {
    private static final Logger LOG = Logger.getLogger(BlindSpotWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    /// While data keeps changing, one second of work is followed by so many without.
    private static final int REST = 9;

    /// An import of this process needs the machine more.
    private static final int REST_WHILE_BUSY = 59;

    /// Stands for all sources; ids begin with 1.
    private static final int ALL_SOURCES = 0;

    private final DemandSearch search;
    private final Indexer indexer;
    private final CityStore cities;
    private final TaxonomyStore taxonomies;
    private final CatalogueStore catalogues;
    private final BlindSpotStore store;
    private final BackgroundThread thread = new BackgroundThread("blind spots");
    private volatile Map<Integer, Known> bySource = Map.of();
    private @Nullable Basis basis;

    /// By the thread: how long it took last, and when it was through.
    private Duration took = Duration.ZERO;

    private long settledAt = System.nanoTime();

    /// The blind spots of one or all sources.
    ///
    /// @param firstSeen by a spot's id, the day on which it was found first
    public record Known(Survey.Report report, Map<String, LocalDate> firstSeen) {}

    private record Basis(
            long change, String index, City city, Taxonomy taxonomy, Catalogue catalogue) {}

    BlindSpotWatch(
            DemandSearch search,
            Indexer indexer,
            CityStore cities,
            TaxonomyStore taxonomies,
            CatalogueStore catalogues,
            BlindSpotStore store) {
        this.search = search;
        this.indexer = indexer;
        this.cities = cities;
        this.taxonomies = taxonomies;
        this.catalogues = catalogues;
        this.store = store;
    }

    /// Starts the thread that watches.
    public void start() {
        thread.repeat(
                LOOK,
                "Blind spots could not be computed; the last ones are still served",
                this::look);
    }

    private void look() {
        long rest = took.toNanos() * (indexer.isBusy() ? REST_WHILE_BUSY : REST);
        if (indexer.hasCaughtUp() && System.nanoTime() - settledAt >= rest) {
            long begun = System.nanoTime();
            try {
                settle();
            } finally {
                settledAt = System.nanoTime();
                took = Duration.ofNanos(settledAt - begun);
            }
        }
    }

    /// The blind spots as last computed, null before the first time.
    ///
    /// @param source id of a source, null for all together
    public @Nullable Known known(@Nullable Integer source) {
        return bySource.get(source == null ? ALL_SOURCES : source);
    }

    /// Computes the blind spots of the index as it is, unless they are known. Blocks: never called on the event loop.
    public synchronized void settle() {
        var now =
                new Basis(
                        indexer.applied(),
                        indexer.basis(),
                        cities.city(),
                        taxonomies.taxonomy(),
                        catalogues.catalogue());
        if (now.equals(basis)) {
            return;
        }
        long start = System.nanoTime();
        bySource = compute(now);
        basis = now;
        var needed = Duration.ofNanos(System.nanoTime() - start);
        LOG.infof(
                "Found %d blind spots in %d ms",
                spots(bySource.get(ALL_SOURCES)), needed.toMillis());
    }

    private static int spots(@Nullable Known known) {
        return known == null ? 0 : known.report().spots().found().size();
    }

    private Map<Integer, Known> compute(Basis now) {
        var survey = new Survey(now.city(), now.taxonomy(), now.catalogue());
        var computed = new HashMap<Integer, Known>();
        try (var snapshot = search.snapshot()) {
            var all = survey.of(snapshot, DemandFilter.ALL);
            long total = snapshot.total(DemandFilter.ALL);
            computed.put(ALL_SOURCES, known(all, ""));
            for (var source : now.city().sources()) {
                var its = of(source.id());
                boolean hasAll = snapshot.total(its) == total;
                var report = hasAll ? all : survey.of(snapshot, its);
                computed.put(source.id(), known(report, source.code() + '/'));
            }
        }
        return Map.copyOf(computed);
    }

    private Known known(Survey.Report report, String prefix) {
        var ids = new HashSet<String>();
        collect(report.spots().found(), ids);
        if (ids.isEmpty()) {
            return new Known(report, Map.of());
        }
        var day = report.spots().asOf().atOffset(ZoneOffset.UTC).toLocalDate();
        var seen = OffLoop.await(() -> store.see(ids.stream().map(prefix::concat).toList(), day));
        var first = new HashMap<String, LocalDate>();
        seen.forEach((id, date) -> first.put(id.substring(prefix.length()), date));
        return new Known(report, Map.copyOf(first));
    }

    private static void collect(List<BlindSpot> spots, Set<String> ids) {
        for (var spot : spots) {
            var _ = ids.add(spot.id());
            collect(spot.nested(), ids);
        }
    }

    private static DemandFilter of(int source) {
        return new DemandFilter(
                null,
                null,
                null,
                null,
                CodeSet.of(source),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Period.ALWAYS);
    }

    public void stop() {
        thread.stop();
    }
}
