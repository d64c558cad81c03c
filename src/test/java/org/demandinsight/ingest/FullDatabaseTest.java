package org.demandinsight.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A database that refuses to store because its disk is full, as PostgreSQL says it.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FullDatabaseTest {
    private static final int ROWS = 40;

    @Inject Imports imports;
    @Inject ImportRuns runs;
    @Inject Spool spool;
    @Inject Pool pool;

    /// A sequence counts refusals, as it is not rolled back with them.
    @BeforeEach
    void refuse() {
        run("create sequence refusals");
        run(
                """
                create function refuse() returns trigger language plpgsql as $$
                begin
                    if nextval('refusals') <= (select refused from refusing) then
                        raise exception 'could not extend file: No space left on device' using errcode = '53100';
                    end if;
                    return new;
                end
                $$
                """);
        run("create table refusing (refused bigint)");
        run(
                "create trigger refuse before insert on demand for each statement execute function refuse()");
    }

    @AfterEach
    void store() {
        run("drop trigger if exists refuse on demand");
        run("drop function refuse");
        run("drop table refusing");
        run("drop sequence refusals");
    }

    @Test
    void anImportWaitsUntilThereIsSpaceAgain() throws IOException {
        run("insert into refusing values (3)");

        var run = bring("full-1");

        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.counts()).isEqualTo(new ImportRun.Counts(ROWS, ROWS, 0, 0, 0, 0));
        assertThat(OffLoop.await(() -> runs.findingCounts(run.id()))).isEmpty();
    }

    @Test
    void anImportThatWaitedInVainSaysWhatToDoAndRejectsNothing() throws IOException {
        run("insert into refusing values (1000000)");

        var failed = bring("full-2");

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.counts().rejected()).isZero();
        assertThat(Objects.requireNonNull(failed.reason()).en())
                .contains("the database's disk is full; make space for it")
                .contains("send the file again");
        assertThat(OffLoop.await(() -> runs.findingCounts(failed.id()))).isEmpty();

        run("delete from refusing");
        assertThat(bring("full-2").counts().added()).isEqualTo(ROWS);
    }

    private ImportRun bring(String source) throws IOException {
        var rows = new StringBuilder("id,title\n");
        for (int i = 1; i <= ROWS; i++) {
            rows.append("row-").append(i).append(",demand ").append(i).append('\n');
        }
        var request =
                new ImportRequest(ImportKind.DEMANDS, null, null, source, null, null, "full.csv");
        return imports.accept(request, Files.writeString(spool.file(), rows)).end().join();
    }

    private void run(String sql) {
        var _ = OffLoop.await(() -> pool.query(sql).execute());
    }
}
