package org.demandinsight.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.city.CityStore;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.Postgres;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole real files, as often as twice: counts, findings and rows a second, printed.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@Order(Integer.MAX_VALUE) // fills the database that others share with whole cities
class RealImportsTest {
    private static final Logger LOG = Logger.getLogger(RealImportsTest.class);
    private static final Path DATA = Path.of("../shared/data");

    @Inject Imports imports;
    @Inject ImportRuns runs;
    @Inject Spool spool;
    @Inject CityStore cities;
    @Inject TaxonomyStore taxonomies;
    @Inject CatalogueStore catalogue;

    @BeforeEach
    void snapshots() {
        var _ = OffLoop.await(cities::load);
        var _ = OffLoop.await(taxonomies::load);
        var _ = OffLoop.await(catalogue::load);
    }

    @ParameterizedTest
    @CsvSource({
        "DEMANDS,taidi-messages,taidi2020c/messages_hot.csv,4326,4326",
        "DEMANDS,taidi-replies,taidi2020c/messages_with_replies.csv,2816,2816",
        "DEMANDS,taidi-replies,taidi2020c/messages_with_replies_100.xlsx,120,0",
        "DEMANDS,boston311,boston311/requests_2011_jul_oct.csv,41827,41827",
        "DEMANDS,wethepeople,wethepeople/petitions_open.csv,1137,1137",
        "EXAMPLES,taidi-examples,taidi2020c/messages_labelled_open.csv,7191,7190",
        "SERVICES,zwfw,zwfw/catalogue.csv,1135,1135"
    })
    void everyRowIsStoredOnce(ImportKind kind, String mapping, String name, int rows, int added)
            throws IOException {
        var file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "skipped: there is no " + name + " beside this project");
        var request = ImportRequest.of(kind, mapping, name);

        var run = bring(request, file);
        var again = bring(request, file);

        LOG.infof("%s: %s, %s; again: %s", name, figures(run), findings(run), figures(again));
        assertThat(run.counts().rejected()).isZero();
        assertThat(run.counts().read()).isEqualTo(rows);
        assertThat(run.counts().added()).isEqualTo(added);
        assertThat(again.counts().unchanged()).isEqualTo(rows);
    }

    private ImportRun bring(ImportRequest request, Path file) throws IOException {
        var spooled = spool.file();
        var _ = Files.copy(file, spooled, StandardCopyOption.REPLACE_EXISTING);
        return imports.accept(request, spooled).end().join();
    }

    private Map<FindingKind, Long> findings(ImportRun run) {
        return OffLoop.await(() -> runs.findingCounts(run.id()));
    }

    private static String figures(ImportRun run) {
        var finished = run.finishedAt();
        long millis = finished == null ? 0 : Duration.between(run.startedAt(), finished).toMillis();
        return run.counts() + " in " + millis + " ms";
    }
}
