package org.demandinsight.erasure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.testing.ADemand.aDemand;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.demandinsight.changes.Change;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.DepartmentDeclaration;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.demand.DemandRecord;
import org.demandinsight.demand.Demands;
import org.demandinsight.demand.Placements;
import org.demandinsight.demand.Placements.Decided;
import org.demandinsight.erasure.RedactedRows.Table;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.kernel.Wording;
import org.demandinsight.privacy.Redactor;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Reason;
import org.demandinsight.testing.ADemand;
import org.demandinsight.testing.Dump;
import org.demandinsight.testing.IndexFiles;
import org.demandinsight.testing.Model;
import org.demandinsight.testing.Postgres;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an older redactor let stand is a phone number, as it were.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RedactingAgainTest {
    private static final String PHONE = "13812345678";
    private static final int OLDER = Redactor.VERSION - 1;

    @Inject Pool pool;
    @Inject CityStore cities;
    @Inject Demands demands;
    @Inject Placements placements;
    @Inject ChangeLog changes;
    @Inject RedactedRows rows;
    @Inject RedactedFindings findings;
    @Inject Jobs jobs;
    @Inject Indexer indexer;

    @ConfigProperty(name = "demandinsight.data")
    Path data;

    private int source;

    @BeforeEach
    void aSource() {
        var declared =
                new SourceDeclaration(
                        "redacted", Wording.same("redacted"), ZoneId.of("Asia/Shanghai"));
        var _ = OffLoop.await(() -> cities.declareSources(List.of(declared)));
        var known = OffLoop.await(() -> cities.load()).source("redacted");
        assertThat(known).isNotNull();
        source = known.id();
    }

    private void settle() {
        new RedactingAgain(jobs, rows, findings, cities).settle();
    }

    private void write(ADemand demand, String asOf, int redactor) {
        var record = demand.from(source).asOf(asOf);
        var kept =
                new DemandRecord(
                        record.demand(),
                        Instant.parse(asOf),
                        record.rowHash(),
                        "test",
                        redactor,
                        1);
        var _ = OffLoop.await(() -> demands.write(List.of(kept)));
    }

    @Test
    void aNumberThatAnOlderRedactorLetStandIsNowhereAnyMore()
            throws IOException, InterruptedException {
        var told = aDemand("told again").saying("请回电" + PHONE + "谢谢");
        write(told.titled("首版" + PHONE), "2026-03-01T00:00:00Z", OLDER);
        write(told.titled("次版" + PHONE).replied("已致电" + PHONE), "2026-03-05T00:00:00Z", OLDER);
        write(told.titled("迟到" + PHONE), "2026-03-03T00:00:00Z", OLDER);
        write(aDemand("former").saying("原先" + PHONE), "2026-03-01T00:00:00Z", OLDER);
        write(aDemand("former").saying("后来没有了"), "2026-03-02T00:00:00Z", Redactor.VERSION);
        // So many that the segment isn't rewritten anyway for the sake of one deleted document.
        for (int i = 0; i < 30; i++) {
            write(aDemand("other" + i).saying("路灯坏了"), "2026-03-01T00:00:00Z", Redactor.VERSION);
        }
        long id = id("told again");
        var byModel =
                new Assigned(
                        new Candidate(category(), .7),
                        Decider.model(3),
                        List.of(new Reason(Reason.Field.TEXT, 3, 3 + PHONE.length(), PHONE, 1)));
        Model.decides(placements, 3, id, byModel);
        var waiting = List.of(new Decided(requireNonNull(Model.open(placements, 4, id)), byModel));
        assertThat(OffLoop.await(() -> placements.decide(4, waiting))).isPositive();
        run(
                "insert into training_example (row_hash, title, text, category, redactor) values ('\\x01', 'a', '致电"
                        + PHONE
                        + "', "
                        + category()
                        + ", "
                        + OLDER
                        + ")");
        run(
                """
                with run as (
                    insert into import_run (kind, mapping, source, file_name, state, as_of, bytes_total, redactor)
                    values ('DEMANDS', 'test', 'redacted', 'f', 'DONE', now(), 1, 0) returning id)
                insert into import_finding select id, 0, 'BAD_DATE', 7, 'due', '13812345678', 'z', 'e' from run
                """);
        var files = IndexFiles.in(data);
        indexer.awaitLevel();
        await(() -> files.everySegment().contains(PHONE));
        assertThat(Dump.of(pool).split(PHONE, -1)).hasSizeGreaterThan(9);
        long before = OffLoop.await(changes::last);

        settle();

        assertThat(Dump.of(pool)).doesNotContain(PHONE).contains("请回电⟦MOBILE⟧谢谢", "首版⟦MOBILE⟧");
        assertThat(changesAfter(before)).extracting(Change::demand).containsExactly(id);
        assertThat(strings("select version::text from demand where external_id = 'told again'"))
                .containsExactly("2");
        assertThat(strings("select count(*)::text from demand_history where demand = " + id))
                .containsExactly("2");
        assertThat(strings("select classification ->> 'model' from demand where id = " + id))
                .as("is decided again")
                .containsExactly("0");
        await(() -> files.everySegment().contains("次版⟦MOBILE⟧"));
        await(() -> !files.everySegment().contains(PHONE));
        await(() -> files.among(List.of(PHONE)).isEmpty());
        assertThat(files.everySegment()).contains("请回电⟦MOBILE⟧谢谢");

        long after = OffLoop.await(changes::last);
        settle();
        assertThat(OffLoop.await(changes::last)).isEqualTo(after);
    }

    @Test
    void whatIsCleanOnlyGetsTheNewNumber() {
        write(aDemand("clean").saying("请回电⟦MOBILE⟧，⟦NAME⟧先生"), "2026-03-01T00:00:00Z", OLDER);
        long id = id("clean");
        var row = "select (to_jsonb(demand) - 'redactor')::text from demand where id = " + id;
        var before = strings(row);
        long last = OffLoop.await(changes::last);

        settle();

        assertThat(strings(row)).isEqualTo(before);
        assertThat(strings("select redactor::text from demand where id = " + id))
                .containsExactly(Integer.toString(Redactor.VERSION));
        assertThat(strings("select entry::text from demand_history where demand = " + id))
                .isEmpty();
        assertThat(changesAfter(last)).isEmpty();
    }

    @Test
    void whatAnImportChangesMeanwhileIsNotWrittenOver() {
        write(aDemand("busy").saying("旧的" + PHONE), "2026-03-01T00:00:00Z", OLDER);
        long id = id("busy");
        var read = OffLoop.await(() -> rows.after(Table.DEMANDS, Redactor.VERSION, id - 1, 1));
        write(aDemand("busy").saying("新的"), "2026-03-02T00:00:00Z", OLDER);

        int differ = OffLoop.await(() -> rows.keep(Table.DEMANDS, Redactor.VERSION, read));

        assertThat(differ).isZero();
        assertThat(strings("select text from demand where id = " + id)).containsExactly("新的");
        settle();
        assertThat(Dump.of(pool)).doesNotContain("旧的" + PHONE);
    }

    @Test
    void numbersThatDepartmentsHavePublishedStay() {
        var department =
                new DepartmentDeclaration("D1", Wording.same("D1"), List.of("0571-87001234"));
        var _ = OffLoop.await(() -> cities.declareDepartments(List.of(department)));
        var _ = OffLoop.await(() -> cities.load());
        write(
                aDemand("published").saying("请拨0571-87001234，不要拨0571-87005678"),
                "2026-03-01T00:00:00Z",
                OLDER);

        settle();

        assertThat(strings("select text from demand where external_id = 'published'"))
                .singleElement()
                .asString()
                .contains("0571-87001234")
                .doesNotContain("87005678");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private List<Change> changesAfter(long number) {
        return OffLoop.await(() -> changes.after(number, 100));
    }

    private long id(String externalId) {
        return Long.parseLong(
                strings("select id::text from demand where external_id = '" + externalId + "'")
                        .getFirst());
    }

    private int category() {
        return Integer.parseInt(strings("select min(id)::text from category").getFirst());
    }

    private List<String> strings(String sql) {
        var found = new ArrayList<String>();
        OffLoop.await(() -> pool.query(sql).execute()).forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private void run(String sql) {
        var _ = OffLoop.await(() -> pool.query(sql).execute());
    }
}
