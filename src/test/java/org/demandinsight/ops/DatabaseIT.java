package org.demandinsight.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.demandinsight.testing.CityDatabase;
import org.demandinsight.testing.PackagedService;
import org.demandinsight.testing.WholeIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The database goes away under a service and comes back: the service answers what it can, says what it can't, and goes on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseIT {
    private static final String READY = "/q/health/ready";
    private static final String RUNS = "{ importRuns(first: 1) { totalCount { value } } }";
    private static final int DEMANDS = 6_000;

    private Path folder;
    private CityDatabase database;
    private PackagedService service;

    @BeforeAll
    void start(@TempDir Path scratch) throws IOException, InterruptedException {
        folder = scratch;
        database = CityDatabase.start(folder.resolve("database"));
        service = PackagedService.start(folder.resolve("service"), database.settings());
        service.awaitReady();
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
        database.close();
    }

    @Test
    void itsIndexAnswersWhileTheDatabaseIsAwayAndAnImportGoesOnAfterwards()
            throws IOException, InterruptedException {
        long before = total();
        service.upload("demands?source=hotline", demands("A"));
        service.await("all of A", () -> total() == before + DEMANDS);
        service.upload("demands?source=hotline", demands("B"));
        service.await("at B", () -> states().contains("RUNNING"));

        database.kill();

        service.await("told", () -> service.get(READY).contains("trouble"));
        assertThat(service.get(READY)).contains("\"status\": \"UP\"").doesNotContain("DOWN");
        assertThat(total()).isGreaterThanOrEqualTo(before + DEMANDS);
        assertThat(service.answer(RUNS, Map.of()).encode()).contains("DATABASE_AWAY");
        assertThatThrownBy(() -> service.upload("demands?source=hotline", demands("C")))
                .hasMessageContaining("503")
                .hasMessageContaining("DATABASE_AWAY");

        database.startAgain();

        service.await("all of B", () -> total() == before + 2 * DEMANDS);
        service.await("done", () -> !states().contains("RUNNING"));
        assertThat(states()).contains("DONE").doesNotContain("FAILED", "INTERRUPTED");
        assertThat(WholeIndex.of(service)).hasSize((int) before + 2 * DEMANDS);
        service.await("no more told of", () -> !service.get(READY).contains("trouble"));
    }

    @Test
    void aDatabaseThatHangsIsToldOf() throws IOException, InterruptedException {
        long before = total();
        database.freeze();
        try {
            assertThat(service.get(READY)).contains("it doesn't answer").doesNotContain("DOWN");
            assertThat(total()).isEqualTo(before);
        } finally {
            database.thaw();
        }

        service.await("no more told of", () -> !service.get(READY).contains("trouble"));
        service.upload("demands?source=hotline", demands("H"));
        service.await("all of H", () -> total() == before + DEMANDS);
    }

    private String states() {
        return database.ask("select state from import_run").toString();
    }

    private long total() throws IOException, InterruptedException {
        return service.ask("{ demands(first: 1) { totalCount { value } } }", Map.of())
                .getJsonObject("demands")
                .getJsonObject("totalCount")
                .getLong("value");
    }

    private Path demands(String prefix) throws IOException {
        var csv = new StringBuilder("id,kind,received_at,channel,title,text\n");
        for (int i = 0; i < DEMANDS; i++) {
            csv.append(
                    "%s%d,HOTLINE,2026-01-02T03:04:05Z,phone,井盖 %d,第%d处的井盖坏了，请来看看\n"
                            .formatted(prefix, i, i, i));
        }
        return Files.writeString(folder.resolve("demands-" + prefix + ".csv"), csv);
    }
}
