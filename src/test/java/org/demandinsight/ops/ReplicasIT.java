package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.testing.CityDatabase;
import org.demandinsight.testing.PackagedService;
import org.demandinsight.testing.WholeIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Three processes on one database, each with its own data folder: whatever is done through one, all of them show the same.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasIT {
    private static final int DEMANDS = 4_500;

    /// Keeps what the log forgets.
    private static final String TELL =
            """
            create table told (like change);
            create function tell() returns trigger language plpgsql as $$
            begin insert into told values (new.*); return new; end $$;
            create trigger tell after insert on change for each row execute function tell()
            """;

    /// Changes of two runs that were at work at the same time would lie between each other's: a batch is a third of a file.
    private static final String OVERLAPPING_RUNS =
            """
            with span as (
                select run, min(number) as first, max(number) as last
                from told join demand on demand.id = told.demand
                where run in (select id from import_run where source in ('hotline', 'letters')) group by run)
            select count(*) from span a join span b on a.run < b.run and a.first <= b.last and b.first <= a.last
            """;

    private static final String TRAINING = "Training a model";

    private Path folder;
    private CityDatabase database;
    private PackagedService first;
    private PackagedService second;
    private PackagedService third;

    @BeforeAll
    void startThreeAtOnce(@TempDir Path scratch) throws IOException, InterruptedException {
        folder = scratch;
        database = CityDatabase.start(folder.resolve("database"));
        first = start("first");
        second = start("second");
        third = start("third");
        for (var service : all()) {
            service.awaitReady();
        }
        var _ = database.ask(TELL);
    }

    private PackagedService start(String name) throws IOException {
        return start(name, Map.of());
    }

    private PackagedService start(String name, Map<String, String> more) throws IOException {
        var settings = database.settings();
        settings.put("demandinsight.changes.prune-every", "PT2S");
        settings.putAll(more);
        return PackagedService.start(folder.resolve(name), settings);
    }

    private List<PackagedService> all() {
        return List.of(first, second, third);
    }

    @AfterAll
    void stopAll() throws IOException {
        for (var service : all()) {
            service.close();
        }
        database.close();
    }

    @Test
    void whatIsWrittenThroughEachAtOnceAllShow()
            throws IOException, InterruptedException, SQLException {
        try (var _ = database.holding("lock table demand in share mode")) {
            first.upload("demands?source=hotline", demands("A", 0));
            second.upload("demands?source=hotline", demands("B", 0));
            third.upload("demands?source=letters", demands("C", 0));
            first.await("one at work", () -> states().contains("RUNNING"));
            int _ = first.runsOn(Duration.ofSeconds(1));
            assertThat(states()).containsExactlyInAnyOrder("RUNNING", "QUEUED", "QUEUED");
        }
        first.upload("areas", file("areas.csv", "code,name\nR0,河东街道\n"));
        second.upload("crosswalks", file("walk.csv", "kind,source,from,to\nAREA,hotline,A1,R0\n"));
        third.upload("services", file("services.csv", "code,name\nR-1,井盖报修\n"));
        awaitEnded();
        assertThat(database.number(OVERLAPPING_RUNS)).as("runs at the same time").isZero();
        second.upload("demands?source=hotline", demands("A", 1_000));
        assertThat(erase(third, someId(third))).isTrue();
        awaitEnded();

        assertThat(database.number("select count(*) from import_run where state <> 'DONE'"))
                .isZero();
        awaitTheSame();
        for (var service : all()) {
            service.await("the area of one in all", () -> inArea(service) > 0);
            assertThat(inArea(service)).isEqualTo(inArea(first));
            assertThat(
                            service.ask(
                                            "{ areas { code } services { edges { node { name } } } }",
                                            Map.of())
                                    .encode())
                    .contains("\"R0\"")
                    .contains("井盖报修");
        }
    }

    @Test
    void theTurnOfAKilledOneIsTakenOverAndItsFilesGoOnWhenItIsBack()
            throws IOException, InterruptedException, SQLException {
        try (var _ = database.holding("lock table demand in share mode")) {
            first.upload("demands?source=killed", demands("K", 0));
            first.await("at work", () -> state("killed").equals("RUNNING"));
            first.upload("demands?source=waiting", demands("W", 0));
            second.upload("demands?source=other", demands("O", 0));
            assertThat(state("other")).isEqualTo("QUEUED");

            first.kill();

            second.await("taken over", () -> state("other").equals("RUNNING"));
            assertThat(state("killed")).isEqualTo("INTERRUPTED");
            assertThat(state("waiting")).isEqualTo("QUEUED");
        }
        second.await("done", () -> state("other").equals("DONE"));
        first = start("first");
        first.await("gone on", () -> state("waiting").equals("DONE"));
        assertThat(state("killed")).isEqualTo("DONE");
        assertThat(
                        database.number(
                                "select count(*) from demand join source on source.id = demand.source"
                                        + " where source.code in ('killed', 'waiting', 'other')"))
                .isEqualTo(3L * DEMANDS);
        awaitTheSame();
    }

    @Test
    void theTrainingOfAKilledOneIsTakenOver()
            throws IOException, InterruptedException, SQLException {
        var learns =
                Map.of(
                        "demandinsight.learning.enabled", "true",
                        "demandinsight.learning.look", "PT1S");
        // Its model can't be kept, so it is at it until it dies.
        try (var lock = database.holding("lock table model_version in share mode");
                var learner = start("learner", learns)) {
            learner.awaitWords(TRAINING);
            try (var heir = start("heir", learns)) {
                heir.awaitReady();
                int _ = heir.runsOn(Duration.ofSeconds(3));
                assertThat(heir.log()).as("while another trains").doesNotContain(TRAINING);

                learner.kill();

                heir.awaitWords(TRAINING);
                lock.rollback();
                heir.awaitWords("Demands are placed by model");
            }
        }
    }

    @Test
    void oneThatComesBackBehindThePrunedLogIsBuiltAnew() throws IOException, InterruptedException {
        second.upload("demands?source=pruned", demands("P", 0));
        awaitEnded();
        awaitTheSame();
        third.close();
        second.upload("demands?source=pruned", demands("P", 1_000));
        assertThat(erase(first, someId(first))).isTrue();
        awaitEnded();

        // What a day does.
        var _ =
                database.ask(
                        "update replica set seen_at = now() - interval '2 days' where position < (select max(number) from change)");
        first.await("pruned", () -> database.number("select count(*) from change") == 0);
        third = start("third");
        third.awaitReady();

        assertThat(third.log()).contains("Building the index of");
        awaitTheSame();
    }

    /// Of runs that haven't ended well.
    private List<String> states() {
        return database.ask("select state from import_run where state <> 'DONE'");
    }

    /// The state of the only run of a source.
    private String state(String source) {
        return database.ask("select state from import_run where source = '" + source + "'")
                .getFirst();
    }

    private void awaitEnded() throws IOException, InterruptedException {
        first.await(
                "all runs ended",
                () ->
                        database.number("select count(*) from import_run where finished_at is null")
                                == 0);
    }

    /// Each index has each demand as the database has it.
    private void awaitTheSame() throws IOException, InterruptedException {
        long last =
                database.number(
                        "select greatest(pruned, (select max(number) from change)) from identity");
        var record = record();
        for (var service : all()) {
            service.await(
                    "level", () -> service.get("/q/health/ready").contains("\"applied\": " + last));
            assertThat(WholeIndex.of(service)).isEqualTo(record);
        }
    }

    private Map<String, String> record() {
        var record = new HashMap<String, String>();
        database.ask("select external_id || '=' || version || ' ' || title from demand")
                .forEach(row -> {
                    int equal = row.indexOf('=');
                    record.put(row.substring(0, equal), row.substring(equal + 1));
                });
        return record;
    }

    private static String someId(PackagedService service) throws IOException, InterruptedException {
        return service.ask("{ demands(first: 1) { edges { node { id } } } }", Map.of())
                .getJsonObject("demands")
                .getJsonArray("edges")
                .getJsonObject(0)
                .getJsonObject("node")
                .getString("id");
    }

    private static boolean erase(PackagedService service, String id)
            throws IOException, InterruptedException {
        return service.ask(
                        "mutation($id: ID!) { demandErase(id: $id) { erased } }", Map.of("id", id))
                .getJsonObject("demandErase")
                .getBoolean("erased");
    }

    private static long inArea(PackagedService service) throws IOException, InterruptedException {
        return service.ask(
                        "{ demands(filter: {area: \"R0\"}, first: 1) { totalCount { value } } }",
                        Map.of())
                .getJsonObject("demands")
                .getJsonObject("totalCount")
                .getLong("value");
    }

    /// @param changed so many of them say something newer
    private Path demands(String prefix, int changed) throws IOException {
        var csv =
                new StringBuilder("id,kind,received_at,updated_at,channel,area_code,title,text\n");
        for (int i = 0; i < DEMANDS; i++) {
            boolean again = i < changed;
            csv.append(
                    "%s%d,HOTLINE,2026-01-02T03:04:05Z,2026-0%d-02T03:04:05Z,phone,A%d,%s %d,第%d处的井盖坏了，请来看看\n"
                            .formatted(prefix, i, again ? 3 : 2, i % 5, again ? "次版" : "首版", i, i));
        }
        return file("demands-" + prefix + changed + ".csv", csv.toString());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
