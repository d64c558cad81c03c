package org.demandinsight.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.ImportRun;
import org.demandinsight.ingest.ImportRuns;
import org.demandinsight.ingest.RunState;
import org.demandinsight.reactive.OffLoop;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Fills an empty embedded database with the demo city, if told to. A database that somebody gave by its address is never
/// touched, nor one that anything else was brought into.
@ApplicationScoped
class DemoLoading {
    private static final Logger LOG = Logger.getLogger(DemoLoading.class);
    private static final String PREFIX = "demo-";
    private static final int RUNS = 100;

    private final FirstImports imports;
    private final ImportRuns runs;
    private final boolean wanted;
    private final boolean embedded;
    private final long size;

    DemoLoading(
            FirstImports imports,
            ImportRuns runs,
            @ConfigProperty(name = "demandinsight.demo", defaultValue = "false") boolean wanted,
            @ConfigProperty(name = "demandinsight.demo.demands", defaultValue = "20000") long size,
            @ConfigProperty(name = Main.EMBEDDED, defaultValue = "false") boolean embedded) {
        this.imports = imports;
        this.runs = runs;
        this.wanted = wanted;
        this.size = size;
        this.embedded = embedded;
    }

    /// Whether the demo city is to be brought in: nothing else was, and it is not there whole already.
    boolean isDue() {
        if (!wanted || !embedded) {
            return false;
        }
        var before = OffLoop.await(() -> runs.before(Long.MAX_VALUE, RUNS));
        return before.stream().allMatch(DemoLoading::isOurs)
                && before.stream().noneMatch(DemoLoading::isWhole);
    }

    private static boolean isOurs(ImportRun run) {
        return run.fileName().startsWith(PREFIX) || run.fileName().equals(DefaultTaxonomy.FILE);
    }

    private static boolean isWhole(ImportRun run) {
        return run.kind() == ImportKind.DEMANDS && run.state() == RunState.DONE;
    }

    void load() {
        var city = new DemoCity(DemoOptions.STANDARD.withDemands(size));
        LOG.infof("Loading the demo city of Yunze: %,d demands over two years", size);
        bring(ImportKind.AREAS, city::writeAreas);
        bring(ImportKind.DEPARTMENTS, city::writeDepartments);
        bring(ImportKind.SOURCES, city::writeSources);
        bring(ImportKind.HOLIDAYS, city::writeHolidays);
        bring(ImportKind.SERVICES, city::writeServices);
        bring(ImportKind.DEMANDS, city::writeDemands);
    }

    private void bring(ImportKind kind, FirstImports.Content content) {
        var request =
                new ImportRequest(
                        kind,
                        kind.label(),
                        null,
                        DemoCity.SOURCE,
                        null,
                        null,
                        PREFIX + kind.label() + ".csv");
        var _ = imports.bring(request, content);
    }
}
