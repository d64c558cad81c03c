package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.demandinsight.testing.FuzzedFiles;
import org.demandinsight.testing.PackagedService;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged files at the import door of the packaged service: each is taken or refused in words, every run ends, nothing
/// fails inside, and what is alive in memory doesn't grow.
///
/// `-Ddemandinsight.fuzz.files=10000` for the long form, `-Ddemandinsight.fuzz.seed=N` for other damage.
class FuzzIT {
    private static final Logger LOG = Logger.getLogger(FuzzIT.class);
    private static final int FILES = Integer.getInteger("demandinsight.fuzz.files", 300);
    private static final long SEED = Long.getLong("demandinsight.fuzz.seed", 20261125L);

    /// What the names and records that damaged files bring may add; more would be a leak.
    private static final long GROWTH = 48L << 20;

    private final TreeMap<String, Integer> answers = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void damagedFilesAreTakenOrRefusedAndNothingElse(@TempDir Path folder)
            throws IOException, InterruptedException, SQLException {
        var files = new FuzzedFiles(SEED);
        try (var service = PackagedService.start(folder.resolve("data"))) {
            service.awaitReady();
            send(service, files, FILES / 3);
            awaitEndOfRuns(service);
            long before = service.liveBytes();
            send(service, files, FILES - FILES / 3);
            awaitEndOfRuns(service);
            long after = service.liveBytes();

            LOG.infof(
                    "Seed %d, %d files; answers %s, runs %s; alive %d KiB after a third, %d KiB at the end",
                    SEED, FILES, answers, runs(service), before >> 10, after >> 10);
            assertThat(wrong).isEmpty();
            assertThat(failedInside(service)).as(service.log()).isEmpty();
            assertThat(service.log())
                    .doesNotContain("has no end")
                    .doesNotContain("OutOfMemoryError")
                    .doesNotContain("could not be taken")
                    .doesNotContain("HTTP Request to")
                    .doesNotContain("Unhandled exception");
            assertThat(after - before).isLessThan(GROWTH);
            try (var spooled = Files.list(folder.resolve("data").resolve("spool"))) {
                assertThat(spooled).isEmpty();
            }
        }
    }

    private void send(PackagedService service, FuzzedFiles files, int number)
            throws IOException, InterruptedException, SQLException {
        for (int i = 0; i < number; i++) {
            var upload = files.next();
            var reply = service.send(upload.path(), upload.type(), upload.body().getBytes());
            while (reply.statusCode() == 503) {
                assertThat(reply.body()).contains("BUSY");
                awaitEndOfRuns(service);
                reply = service.send(upload.path(), upload.type(), upload.body().getBytes());
            }
            answers.merge(upload.shape() + ' ' + reply.statusCode(), 1, Integer::sum);
            if (reply.statusCode() != 202 && reply.statusCode() != 422) {
                var kept = Files.createTempFile("fuzzed-", ".upload");
                Files.write(kept, upload.body().getBytes());
                wrong.add(upload.shape() + " " + kept + ": " + reply.statusCode() + reply.body());
            }
        }
    }

    private static void awaitEndOfRuns(PackagedService service)
            throws IOException, InterruptedException, SQLException {
        try (var database = service.database();
                var open =
                        database.prepareStatement(
                                "select count(*) from import_run where finished_at is null")) {
            service.await(
                    "the end of all runs",
                    () -> {
                        try (var rows = open.executeQuery()) {
                            return rows.next() && rows.getLong(1) == 0;
                        } catch (SQLException e) {
                            throw new IOException(e);
                        }
                    });
        }
        var _ = service.runsOn(Duration.ofMillis(50));
    }

    private static String runs(PackagedService service) throws IOException, SQLException {
        return query(
                        service,
                        "select state || ' ' || count(*) from import_run group by state order by 1")
                .toString();
    }

    /// Runs that ended by an error of ours rather than of the file.
    private static List<String> failedInside(PackagedService service)
            throws IOException, SQLException {
        return query(
                service,
                "select concat(id, ' ', state, ': ', reason_en) from import_run where state not in ('DONE', 'FAILED')"
                        + " or (state = 'FAILED' and reason_en like 'the service failed%')");
    }

    private static List<String> query(PackagedService service, String sql)
            throws IOException, SQLException {
        var found = new ArrayList<String>();
        try (var database = service.database();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
        }
        return found;
    }
}
