package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.demandinsight.testing.PackagedService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does for a backup, by the commands of the package: what was restored answers as before, knows people again, and
/// keeps away what was erased.
class BackupIT {
    private static final int DEMANDS = 90;
    private static final int PEOPLE = 30;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private static final String ANSWER =
            """
            {
              demands(first: 100) { totalCount { value } edges { node {
                id externalId version status title text receivedAt channel area { name } category { name }
                history { version title } } } }
              demandStats(by: [CATEGORY]) { rows { category { code } count { value } people { value } open { value } } }
            }
            """;

    @TempDir Path folder;
    private Path data;
    private Path backup;

    @BeforeEach
    void chooseFolders() {
        data = folder.resolve("data");
        backup = folder.resolve("backups").resolve("monday");
    }

    @Test
    void whatIsRestoredAnswersAsBeforeKnowsPeopleAgainAndKeepsTheErasedAway()
            throws IOException, InterruptedException, SQLException {
        JsonObject before;
        Map<String, String> record;
        try (var service = PackagedService.start(data)) {
            service.awaitReady();
            bring(service, demands("first.csv", "D", "首版", 0));
            bring(service, demands("second.csv", "D", "次版", 9));
            service.await("all in the index", () -> total(service) == DEMANDS);
            erase(service, "D7");
            service.await("out of the index", () -> total(service) == DEMANDS - 1);
            before = service.ask(ANSWER, Map.of());
            record = record(service);

            refused(data, "another Demand Insight is running", "backup", backup.toString());
            assertThat(backup).doesNotExist();
        }
        assertThat(record).hasSize(DEMANDS - 1);
        Files.createDirectories(data.resolve("spool"));
        Files.writeString(data.resolve("spool").resolve("1.upload"), "13800001001");

        run(0, data, "is in it (person-key)", "backup", backup.toString());
        assertThat(filesOf(backup))
                .contains("SHA256SUMS", "person-key", "postgres/PG_VERSION")
                .noneMatch(name -> name.matches("(index|spool|lock|postgres-server).*|.*\\.pid"));
        var restored = folder.resolve("restored");
        run(0, restored, "The next start builds the index", "restore", backup.toString());

        try (var service = PackagedService.start(restored)) {
            service.awaitReady();
            assertThat(service.ask(ANSWER, Map.of())).isEqualTo(before);
            assertThat(record(service)).isEqualTo(record);

            bring(service, demands("again.csv", "D", "次版", 9));
            bring(service, demands("later.csv", "N", "新的", 0));
            var after = record(service);
            assertThat(after).doesNotContainKey("D7").hasSize(2 * DEMANDS - 1);
            for (int i = 0; i < PEOPLE; i++) {
                assertThat(after.get("N" + i)).isEqualTo(after.get("D" + (i + PEOPLE)));
            }
        }

        var other = Map.of("demandinsight.secret", "ab".repeat(32));
        try (var service = PackagedService.start(restored, other)) {
            assertThat(service.runsOn(LONGEST)).as("with another secret").isPositive();
            assertThat(service.log()).contains("The secret is not the one under which");
        }
    }

    private static void refused(Path data, String reason, String... words)
            throws IOException, InterruptedException {
        run(2, data, reason, words);
    }

    private static void run(int code, Path data, String says, String... words)
            throws IOException, InterruptedException {
        try (var command = PackagedService.start(data, words)) {
            assertThat(command.runsOn(LONGEST)).as(command.log()).isEqualTo(code);
            assertThat(command.log()).contains(says);
        }
    }

    private static List<String> filesOf(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            return files.map(file -> tree.relativize(file).toString()).toList();
        }
    }

    private static void bring(PackagedService service, Path file)
            throws IOException, InterruptedException {
        long before = runs(service).getJsonObject("totalCount").getLong("value");
        service.upload("demands?source=hotline", file);
        service.await(
                "the import's end",
                () ->
                        runs(service).getJsonObject("totalCount").getLong("value") > before
                                && runs(service).encode().contains("DONE"));
    }

    private static JsonObject runs(PackagedService service)
            throws IOException, InterruptedException {
        return service.ask(
                        "{ importRuns(first: 1) { totalCount { value } edges { node { state } } } }",
                        Map.of())
                .getJsonObject("importRuns");
    }

    private static long total(PackagedService service) throws IOException, InterruptedException {
        return service.ask("{ demands(first: 1) { totalCount { value } } }", Map.of())
                .getJsonObject("demands")
                .getJsonObject("totalCount")
                .getLong("value");
    }

    private static void erase(PackagedService service, String externalId)
            throws IOException, InterruptedException {
        var edges =
                service.ask(
                                "{ demands(first: 100) { edges { node { id externalId } } } }",
                                Map.of())
                        .getJsonObject("demands")
                        .getJsonArray("edges");
        for (var edge : edges) {
            var node = ((JsonObject) edge).getJsonObject("node");
            if (node.getString("externalId").equals(externalId)) {
                var _ =
                        service.ask(
                                "mutation Erase($id: ID!) { demandErase(id: $id) { erased } }",
                                Map.of("id", node.getString("id")));
            }
        }
    }

    /// Who asked, and whether, by demand.
    private static Map<String, String> record(PackagedService service)
            throws IOException, SQLException {
        var people = new TreeMap<String, String>();
        try (var database = service.database();
                var statement = database.createStatement();
                var found =
                        statement.executeQuery(
                                "select external_id, encode(person, 'hex') from demand")) {
            while (found.next()) {
                people.put(found.getString(1), found.getString(2));
            }
        }
        return people;
    }

    private Path demands(String file, String key, String says, int days) throws IOException {
        var csv =
                new StringBuilder(
                        "id,kind,received_at,updated_at,status,channel,area_code,category,requester,title,text\n");
        for (int i = 0; i < DEMANDS; i++) {
            csv.append(
                    "%s%d,HOTLINE,2026-01-02T03:04:05Z,2026-02-0%dT00:00:00Z,RECEIVED,phone,A%d,井盖,138000010%02d,%s %d,第%d处的井盖坏了\n"
                            .formatted(key, i, 1 + days % 8, i % 3, i % PEOPLE, says, i, i));
        }
        return Files.writeString(folder.resolve(file), csv);
    }
}
