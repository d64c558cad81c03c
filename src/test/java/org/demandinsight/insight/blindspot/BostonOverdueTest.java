package org.demandinsight.insight.blindspot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.demandinsight.city.CityStore;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.Postgres;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Overdue requests of Boston's 311 line, July to October 2011, from the file to the blind spots, beside what PostgreSQL counts in
/// the raw file by itself.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@Order(Integer.MAX_VALUE) // fills the database that others share with whole cities
class BostonOverdueTest {
    private static final Logger LOG = Logger.getLogger(BostonOverdueTest.class);
    private static final Path FILE = Path.of("../shared/data/boston311/requests_2011_jul_oct.csv");
    private static final int SHOWN = 10;

    @TempDir Path folder;

    @Inject Imports imports;
    @Inject Spool spool;
    @Inject Indexer indexer;
    @Inject BlindSpotWatch watch;
    @Inject CityStore cities;
    @Inject TaxonomyStore taxonomies;
    @Inject AgroalDataSource database;

    @Test
    void overdueRequestsAreThoseThatPostgresqlCountsInTheRawFile()
            throws IOException, InterruptedException, SQLException {
        assumeTrue(Files.exists(FILE), "skipped: ../shared/data is missing");

        var spots = overdue();

        var raw = raw();
        var all = requireNonNull(raw.get(new Key("", "", "")));
        assertThat(spots.found()).hasSizeGreaterThan(20);
        double rate = 0;
        for (var spot : spots.found()) {
            var counted = requireNonNull(raw.get(key(spot)));
            assertThat(spot.observed()).as(spot.title().en()).isEqualTo(counted.overdue);
            assertThat(spot.exposed()).as(spot.title().en()).isEqualTo(counted.withDueDate);
            if (spot.scope().isWholeCity()) {
                // One rate for all: that of the bulk of categories, below the city's, which the
                // gaps are part of.
                double its = spot.expected() / spot.exposed();
                assertThat(its).isCloseTo(rate == 0 ? its : rate, within(1e-9));
                rate = its;
            } else {
                var everywhere = requireNonNull(raw.get(key(spot).everywhere()));
                assertThat(spot.expected())
                        .as(spot.title().en())
                        .isCloseTo(
                                counted.withDueDate * everywhere.without(counted).rate(),
                                within(Math.max(3, .35 * counted.overdue)));
            }
        }
        assertThat(rate).isPositive().isLessThan(all.rate());
        LOG.infof(
                "Boston: %.0f of %.0f overdue (%.3f), rate of the bulk %.3f; %d spots",
                all.overdue, all.withDueDate, all.rate(), rate, spots.found().size());
        spots.found().stream()
                .limit(SHOWN)
                .forEach(spot ->
                        LOG.infof(
                                "%d. %s: %s", spot.rank(), spot.title().en(), spot.summary().en()));
    }

    /// The blind spots of Boston after an import through the door, beside a source that goes on for years after it.
    private BlindSpots overdue() throws IOException, InterruptedException {
        var spooled = spool.file();
        var _ = Files.copy(FILE, spooled, StandardCopyOption.REPLACE_EXISTING);
        bring(ImportRequest.of(ImportKind.DEMANDS, "boston311", "boston.csv"), spooled);
        var beside = "external_id,text,received_at\n1,street light,2024-05-01T08:00:00Z\n";
        bring(
                ImportRequest.of(ImportKind.DEMANDS, ImportKind.DEMANDS.label(), "beside.csv"),
                Files.writeString(spool.file(), beside));
        indexer.awaitLevel();
        watch.settle();
        int source = requireNonNull(cities.city().source("boston311")).id();
        var known = requireNonNull(watch.known(source)).report().spots();
        assertThat(known.asOf().atOffset(ZoneOffset.UTC).getYear()).isEqualTo(2011);
        assertThat(known.found()).allMatch(spot -> spot.kind() == BlindSpotKind.SLA_BREACH);
        return known;
    }

    private void bring(ImportRequest request, Path spooled) throws IOException {
        var run = imports.accept(request, spooled).end().join();
        // Another test may have brought the same.
        assertThat(run.counts().read()).isGreaterThan(run.counts().rejected());
    }

    /// A kind of request in a neighbourhood; empty for all.
    private record Key(String reason, String type, String neighbourhood) {
        Key everywhere() {
            return new Key(reason, type, "");
        }
    }

    private Key key(BlindSpot spot) {
        var taxonomy = taxonomies.taxonomy();
        var category = requireNonNull(taxonomy.category(spot.scope().category()));
        var parent = requireNonNull(taxonomy.category(category.parent()));
        var area = cities.city().area(spot.scope().area());
        return new Key(
                parent.name().en(), category.name().en(), area == null ? "" : area.name().en());
    }

    private record Counted(double withDueDate, double overdue) {
        double rate() {
            return overdue / withDueDate;
        }

        Counted without(Counted other) {
            return new Counted(withDueDate - other.withDueDate, overdue - other.overdue);
        }
    }

    /// Read and counted by PostgreSQL: overdue if due before it was closed, or before the latest receipt if it is open.
    private Map<Key, Counted> raw() throws IOException, SQLException {
        var columns = Files.readAllLines(FILE).getFirst().replace(",", " text, ").concat(" text");
        // Where the server, which is another user, can read it.
        var copy = Files.copy(FILE, folder.resolve("boston.csv"));
        var _ = folder.toFile().setExecutable(true, false);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create temp table raw (" + columns + ")");
            statement.execute("copy raw from '" + copy + "' (format csv, header)");
            var counts = new HashMap<Key, Counted>();
            try (var rows =
                    statement.executeQuery(
                            """
                            select coalesce(reason, ''), coalesce(type, ''), coalesce(neighborhood, ''),
                                count(target_dt),
                                count(*) filter (where target_dt < coalesce(closed_dt, (select max(open_dt) from raw)))
                            from raw group by grouping sets ((reason, type, neighborhood), (reason, type), ())
                            order by grouping(neighborhood) desc
                            """)) {
                while (rows.next()) {
                    var key =
                            new Key(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3).strip());
                    // The sum over all neighbourhoods comes before the one without a name.
                    var _ =
                            counts.putIfAbsent(
                                    key, new Counted(rows.getDouble(4), rows.getDouble(5)));
                }
            }
            return counts;
        }
    }
}
