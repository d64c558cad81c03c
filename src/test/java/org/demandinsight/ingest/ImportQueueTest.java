package org.demandinsight.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.demandinsight.city.CityStore;
import org.demandinsight.jobs.Replica;
import org.demandinsight.kernel.Wording;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.testing.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a process that starts makes of what it left when it was killed.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ImportQueueTest {
    private static final String AREA = "code,name\nleft-1,";

    @Inject Imports imports;
    @Inject ImportRuns runs;
    @Inject Spool spool;
    @Inject CityStore cities;
    @Inject Replica replica;
    @Inject Pool pool;

    @Test
    void anAcceptedFileIsBroughtInWithTheMappingThatCameWithIt() throws IOException {
        var mapping =
                """
                mapping: left-areas
                kind: areas
                columns:
                  code: [代号]
                  name: [称谓]
                """;
        var run = left(mapping, "代号,称谓\nleft-2,河东\n");

        imports.goOn();

        assertThat(ended(run).state()).isEqualTo(RunState.DONE);
        assertThat(name("left-2")).isEqualTo("河东");
        assertThat(spool.file(run)).doesNotExist();
        assertThat(spool.mapping(run)).isNull();
    }

    @Test
    void aRunThatWasHalfDoneCountsAnew() throws IOException {
        var run = left(null, AREA + "河东\n");
        var counts = new ImportRun.Counts(7, 7, 0, 0, 0, 0);
        var _ =
                OffLoop.await(() ->
                        runs.progress(run, RunState.RUNNING, 9, counts, null).replaceWith(true));

        imports.goOn();

        assertThat(ended(run).counts().read()).isEqualTo(1);
    }

    @Test
    void anInterruptedRunGoesOnWhenItsProcessIsBack() throws IOException {
        var run = left(null, AREA + "河北\n");
        set(run, "state = 'INTERRUPTED', finished_at = now()");

        imports.goOn();

        assertThat(ended(run).state()).isEqualTo(RunState.DONE);
    }

    @Test
    void aLaterFileOfTheKindIsNotOvertakenByAnOlderOne() throws IOException {
        var older = left(null, AREA + "旧名\n");
        var later = left(null, AREA + "新名\n");
        imports.goOn();
        assertThat(ended(later).state()).isEqualTo(RunState.DONE);
        var _ = spool.forRun(Files.writeString(spool.file(), AREA + "旧名\n"), older, null);
        set(older, "state = 'QUEUED', finished_at = null");

        imports.goOn();

        assertThat(told(older)).contains("a later file of this kind");
        assertThat(name("left-1")).isEqualTo("新名");
        assertThat(spool.file(older)).doesNotExist();
    }

    @Test
    void aFileThatEndedItsProcessThreeTimesIsNotBegunAgain() throws IOException {
        var run = left(null, AREA + "河西\n");
        set(run, "attempts = 3");

        imports.goOn();

        assertThat(told(run)).contains("ended 3 times");
        assertThat(spool.file(run)).doesNotExist();
    }

    @Test
    void aFileThatWasNotWhollyAcceptedIsAskedForAgain() throws IOException {
        var run = left(null, AREA + "河西\n");
        spool.deleteRun(run);
        var upload = Files.writeString(spool.file(), "half");

        imports.goOn();

        assertThat(told(run)).contains("send it again");
        assertThat(upload).doesNotExist();
    }

    @Test
    void aFileThatLostItsEndWithThePowerIsAskedForAgain() throws IOException {
        var run = left(null, AREA + "河西\n");
        var _ = Files.writeString(spool.file(run), AREA);

        imports.goOn();

        assertThat(told(run)).contains("send it again");
        assertThat(spool.file(run)).doesNotExist();
    }

    @Test
    void aMappingThatCannotBeReadKeepsNoOtherFromGoingOn() throws IOException {
        var unreadable = left(null, AREA + "河西\n");
        var beside = spool.file(unreadable).resolveSibling(unreadable + ".mapping");
        var _ = Files.writeString(beside, "mapping: [");
        var run = left(null, AREA + "河南\n");

        imports.goOn();

        assertThat(told(unreadable)).contains("with its mapping");
        assertThat(ended(run).state()).isEqualTo(RunState.DONE);
    }

    @Test
    void aFileIsReadByWhatTheFilesBeforeItSay() throws IOException {
        var sources =
                accept(ImportKind.SOURCES, "code,name,zone\nahead,Ahead,America/New_York\n", null);
        var demands =
                accept(
                        ImportKind.DEMANDS,
                        "id,title,received_at\n1,路灯坏了,2026-01-02 03:04:05\n",
                        "ahead");

        assertThat(sources.end().join().state()).isEqualTo(RunState.DONE);
        assertThat(demands.end().join().state()).isEqualTo(RunState.DONE);
        var received =
                OffLoop.await(() ->
                        pool.query(
                                        "select received_at from demand where source = (select id from source where code = 'ahead')")
                                .execute()
                                .map(rows -> rows.iterator().next().getOffsetDateTime(0)));
        assertThat(received.toInstant()).isEqualTo("2026-01-02T08:04:05Z");
    }

    private Imports.Accepted accept(ImportKind kind, String content, @Nullable String source)
            throws IOException {
        var request = new ImportRequest(kind, null, null, source, null, null, "test.csv");
        return imports.accept(request, Files.writeString(spool.file(), content));
    }

    @Test
    void aRunThatWaitsForAProcessWhichIsGoneForGoodSaysSo() throws IOException {
        var run = left(null, AREA + "河西\n");
        var young = left(null, AREA + "河西\n");
        set(run, "replica = gen_random_uuid(), started_at = now() - interval '25 hours'");
        set(young, "replica = gen_random_uuid()");

        imports.markDead();

        assertThat(run(run).state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(told(run)).contains("sending the file again");
        assertThat(run(young).state()).isEqualTo(RunState.QUEUED);
    }

    @Test
    void aFileThatWasDoneIsDeleted() throws IOException {
        var run = left(null, AREA + "河西\n");
        set(run, "state = 'DONE', finished_at = now()");

        imports.goOn();

        assertThat(spool.file(run)).doesNotExist();
        assertThat(run(run).counts().read()).isZero();
    }

    /// What a process leaves that is killed before a run's turn.
    private long left(@Nullable String own, String content) throws IOException {
        var request =
                new ImportRequest(ImportKind.AREAS, null, own, "city", null, null, "left.csv");
        var mapping = own == null ? Mappings.named("areas") : Mappings.written(own);
        Path file = Files.writeString(spool.file(), content);
        var run =
                OffLoop.await(() ->
                        runs.start(
                                request,
                                mapping,
                                "city",
                                ImportRuns.utc(Instant.now()),
                                content.getBytes(StandardCharsets.UTF_8).length,
                                replica.id()));
        var _ = spool.forRun(file, run.id(), own);
        return run.id();
    }

    private void set(long run, String values) {
        var _ =
                OffLoop.await(() ->
                        pool.query("update import_run set " + values + " where id = " + run)
                                .execute());
    }

    private ImportRun run(long id) {
        return Objects.requireNonNull(OffLoop.await(() -> runs.byId(id)));
    }

    private ImportRun ended(long id) {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        var run = run(id);
        while (run.finishedAt() == null || spool.file(id).toFile().exists()) {
            assertThat(Instant.now()).as("%s", run).isBefore(end);
            run = run(id);
        }
        return run;
    }

    private String told(long id) {
        var run = run(id);
        assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
        return Objects.requireNonNullElse(run.reason(), new Wording("", "")).en();
    }

    private String name(String code) {
        return Objects.requireNonNull(cities.city().area(code)).name().zh();
    }
}
