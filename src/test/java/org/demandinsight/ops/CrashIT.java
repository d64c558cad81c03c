package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.demandinsight.testing.PackagedService;
import org.demandinsight.testing.WholeIndex;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Kills the packaged service, or its database, at random moments. Started again, and the import repeated, the record must be
/// what an undisturbed run leaves, and the index must show it demand by demand and version by version.
///
/// `-Ddemandinsight.crash.kills=20` for the long form, `-Ddemandinsight.crash.seed=N` for other moments.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {
    private static final Logger LOG = Logger.getLogger(CrashIT.class);
    private static final int KILLS = Integer.getInteger("demandinsight.crash.kills", 3);
    private static final long SEED = Long.getLong("demandinsight.crash.seed", 20261124L);
    private static final int DEMANDS = 5_000;
    private static final int UPDATED = 1_000;
    private static final int STREETS = 20;

    /// What the hotline calls A1 is the city's A0 from now on: where those demands are counted changes with that.
    private static final String AREAS = "code,name_zh,name_en,parent\nA0,街道,Street,\n";

    private static final String CROSSWALKS = "kind,source,from,to\nAREA,hotline,A1,A0\n";

    private final Random random = new Random(SEED);
    private Path folder;

    /// Left by the undisturbed run.
    private Map<String, String> record = Map.of();

    private Path demands;
    private Path areas;
    private Path crosswalks;

    /// Data folders to begin from: nothing imported yet, imported by command and not yet indexed, and all done.
    private Path empty;

    private Path stored;
    private Path whole;
    private Duration startTime;
    private Duration importTime;
    private Duration indexTime;

    @BeforeAll
    void runUndisturbed(@TempDir Path scratch)
            throws IOException, InterruptedException, SQLException {
        folder = scratch;
        demands = demandsFile(folder.resolve("demands.csv"));
        areas = Files.writeString(folder.resolve("areas.csv"), AREAS);
        crosswalks = Files.writeString(folder.resolve("crosswalks.csv"), CROSSWALKS);
        empty = Files.createDirectory(folder.resolve("empty"));
        try (var service = PackagedService.start(empty)) {
            service.awaitReady();
        }
        stored = copy(empty, "stored");
        try (var command =
                PackagedService.start(
                        stored, "import", "demands", demands.toString(), "--source=hotline")) {
            assertThat(command.runsOn(Duration.ofMinutes(1))).isZero();
        }
        forgetIndex(stored);
        whole = copy(stored, "whole");
        try (var service = PackagedService.start(whole)) {
            service.awaitWords("changes behind");
            var since = System.nanoTime();
            service.awaitReady();
            indexTime = since(since);
        }
        var started = System.nanoTime();
        try (var service = PackagedService.start(whole)) {
            service.awaitReady();
            startTime = since(started);
            record = record(service);
            assertIndexShows(service, record);
        }
        try (var service = PackagedService.start(copy(empty, "timed"))) {
            service.awaitReady();
            var since = System.nanoTime();
            importAll(service);
            importTime = since(since);
            assertThat(record(service)).isEqualTo(record);
        }
        assertThat(record).hasSize(DEMANDS + UPDATED);
        LOG.infof(
                "Seed %d, %d kills each; undisturbed: start %s, import %s, indexing %s",
                SEED, KILLS, startTime, importTime, indexTime);
    }

    private static void forgetIndex(Path data) throws IOException {
        try (var files = Files.walk(data.resolve("index"))) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    /// Works with the service until it is killed.
    private interface Work {
        void begin(PackagedService service) throws IOException, InterruptedException;
    }

    @Test
    void killedWhileItImports() throws IOException, InterruptedException, SQLException {
        for (int kill = 0; kill < KILLS; kill++) {
            var data = copy(empty, "import-" + kill);
            killAfter(data, importTime, this::beginImport);
            checkThatItGoesOn(data);
        }
    }

    @Test
    void killedWhileItIndexes() throws IOException, InterruptedException, SQLException {
        for (int kill = 0; kill < KILLS; kill++) {
            var data = copy(stored, "index-" + kill);
            killAfter(data, indexTime, service -> service.awaitWords("changes behind"));
            checkAfterImportOn(data);
        }
    }

    @Test
    void killedWhileItIndexesAgain() throws IOException, InterruptedException, SQLException {
        for (int kill = 0; kill < KILLS; kill++) {
            var data = copy(whole, "again-" + kill);
            killAfter(
                    data,
                    indexTime,
                    service -> {
                        service.awaitReady();
                        service.upload("areas", areas);
                        service.upload("crosswalks", crosswalks);
                        service.awaitWords("demands again");
                    });
            try (var service = PackagedService.start(data)) {
                service.awaitReady();
                assertIndexShows(service, record);
                assertThat(total(service, Map.of("area", "A0"))).isEqualTo(DEMANDS / STREETS);
            }
        }
    }

    @Test
    void killedWhileItStarts() throws IOException, InterruptedException, SQLException {
        for (int kill = 0; kill < KILLS; kill++) {
            var data = copy(whole, "start-" + kill);
            killAfter(data, startTime, service -> {});
            checkAfterImportOn(data);
        }
    }

    @Test
    void databaseKilledWhileItImports() throws IOException, InterruptedException, SQLException {
        for (int kill = 0; kill < KILLS; kill++) {
            var data = copy(empty, "database-" + kill);
            try (var service = PackagedService.start(data)) {
                beginImport(service);
                int _ = service.runsOn(moment(importTime));
                service.killDatabase();
                int _ = service.runsOn(Duration.ofSeconds(2));
            }
            checkThatItGoesOn(data);
        }
    }

    private void beginImport(PackagedService service) throws IOException, InterruptedException {
        service.awaitReady();
        service.upload("demands?source=hotline", demands);
    }

    private void killAfter(Path data, Duration longest, Work work)
            throws IOException, InterruptedException {
        var service = PackagedService.start(data);
        try {
            work.begin(service);
            int _ = service.runsOn(moment(longest));
        } finally {
            service.kill();
        }
    }

    private Duration moment(Duration longest) {
        var moment = Duration.ofMillis(Math.round(random.nextDouble() * longest.toMillis()));
        LOG.infof("Killed after %d ms of %d", moment.toMillis(), longest.toMillis());
        return moment;
    }

    /// What was accepted is brought in at the next start without a hand.
    private void checkThatItGoesOn(Path data)
            throws IOException, InterruptedException, SQLException {
        try (var service = PackagedService.start(data)) {
            service.awaitReady();
            awaitImport(service);
            assertThat(record(service)).isEqualTo(record);
            assertIndexShows(service, record);
        }
    }

    private void checkAfterImportOn(Path data)
            throws IOException, InterruptedException, SQLException {
        try (var service = PackagedService.start(data)) {
            service.awaitReady();
            importAll(service);
            assertThat(record(service)).isEqualTo(record);
            assertIndexShows(service, record);
        }
    }

    private void importAll(PackagedService service) throws IOException, InterruptedException {
        service.upload("demands?source=hotline", demands);
        awaitImport(service);
    }

    private static void awaitImport(PackagedService service)
            throws IOException, InterruptedException {
        service.await("the import's end", () -> lastRun(service).equals("DONE"));
        service.await("all in the index", () -> total(service, Map.of("text", "最后")) == 1);
    }

    private static String lastRun(PackagedService service)
            throws IOException, InterruptedException {
        return service.ask("{ importRuns(first: 1) { edges { node { state } } } }", Map.of())
                .getJsonObject("importRuns")
                .getJsonArray("edges")
                .getJsonObject(0)
                .getJsonObject("node")
                .getString("state");
    }

    private static long total(PackagedService service, Map<String, Object> filter)
            throws IOException, InterruptedException {
        return service.ask(
                        "query($filter: DemandFilterInput) { demands(filter: $filter, first: 1) { totalCount { value } } }",
                        Map.of("filter", new JsonObject(filter)))
                .getJsonObject("demands")
                .getJsonObject("totalCount")
                .getLong("value");
    }

    /// All that the database holds of demands, current and former, by key and without what differs from run to run: generated
    /// ids and times of storing.
    private static Map<String, String> record(PackagedService service)
            throws IOException, SQLException {
        var rows = new TreeMap<String, String>();
        try (var database = service.database();
                var statement = database.createStatement();
                var found =
                        statement.executeQuery(
                                """
                                with told as (
                                    select external_id, version, 0 as entry, to_jsonb(demand) as record from demand
                                    union all
                                    select d.external_id, h.version,
                                           row_number() over (partition by h.demand order by h.version, h.as_of), h.record
                                    from demand_history h join demand d on d.id = h.demand
                                )
                                select external_id, version, entry,
                                       (record - array['id', 'run', 'recorded_at', 'area', 'department', 'category', 'classification']
                                        || jsonb_build_object(
                                               'area', (select code from area where id = (record->>'area')::int),
                                               'department', (select code from department where id = (record->>'department')::int),
                                               'category', (select code from category where id = (record->>'category')::int)))::text
                                from told
                                """)) {
            while (found.next()) {
                var key =
                        found.getString(1) + ' ' + (found.getInt(3) == 0 ? "now" : found.getInt(3));
                var other = rows.put(key, found.getInt(2) + " " + found.getString(4));
                assertThat(other).as("stored twice: %s", key).isNull();
            }
        }
        return rows;
    }

    /// The index has each demand once, as it is now, and none beside.
    private static void assertIndexShows(PackagedService service, Map<String, String> record)
            throws IOException, InterruptedException {
        var wanted = new HashMap<String, String>();
        record.forEach((key, row) -> {
            if (key.endsWith(" now")) {
                int space = row.indexOf(' ');
                var told = new JsonObject(row.substring(space + 1));
                wanted.put(
                        key.substring(0, key.length() - " now".length()),
                        row.substring(0, space) + ' ' + told.getString("title"));
            }
        });
        assertThat(WholeIndex.of(service)).isEqualTo(wanted);
        assertThat(total(service, Map.of("text", "次版"))).isEqualTo(UPDATED);
    }

    /// Each demand once, some again later in the file as they were changed; the last row says so.
    private static Path demandsFile(Path file) throws IOException {
        var begin = Instant.parse("2026-01-01T00:00:00Z");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(
                    "id,kind,received_at,updated_at,status,channel,area_code,category,requester,title,text\n");
            for (int row = 0; row < DEMANDS + UPDATED; row++) {
                int demand = row % DEMANDS;
                boolean again = row >= DEMANDS;
                out.write(
                        String.join(
                                        ",",
                                        "D" + demand,
                                        "HOTLINE",
                                        begin.plus(Duration.ofMinutes(demand)).toString(),
                                        begin.plus(Duration.ofDays(again ? 40 : 20)).toString(),
                                        again ? "CLOSED" : "RECEIVED",
                                        "phone",
                                        "A" + demand % STREETS,
                                        demand % 3 == 0 ? "井盖" : "",
                                        "1380000" + (1000 + demand % 900),
                                        (again ? "次版 " : "首版 ") + demand,
                                        "路口的井盖坏了，请来看看"
                                                + (row == DEMANDS + UPDATED - 1 ? "，最后" : ""))
                                + '\n');
            }
        }
        return file;
    }

    private Path copy(Path from, String name) throws IOException {
        var to = folder.resolve(name);
        CopyOption[] asTheyAre = {StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS};
        try (var files = Files.walk(from)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var _ = Files.copy(file, to.resolve(from.relativize(file)), asTheyAre);
            }
        }
        return to;
    }
}
