package org.demandinsight.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demandinsight.testing.ADemand.aDemand;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.demand.DemandRecord;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.Demands;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.kernel.Wording;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.testing.Postgres;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RetentionTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String LONG_AGO = "2000-02-03T04:00:00Z";

    @Inject Pool pool;
    @Inject CityStore cities;
    @Inject Demands demands;
    @Inject ChangeLog changes;
    @Inject Erasures erasures;
    @Inject Jobs jobs;

    private final LocalDate firstKept = LocalDate.now(ZONE).minusYears(5);
    private final String recently = firstKept.plusDays(2) + "T04:00:00Z";
    private int hotline;
    private int petitions;

    @BeforeEach
    void twoSourcesAndNothingElse() {
        run(
                "truncate demand, demand_history, erased_key, import_run, import_finding, training_example cascade");
        hotline = source("kept-hotline");
        petitions = source("kept-petitions");
    }

    private int source(String code) {
        var declared = new SourceDeclaration(code, Wording.same(code), ZONE);
        var _ = OffLoop.await(() -> cities.declareSources(List.of(declared)));
        var known = OffLoop.await(() -> cities.load()).source(code);
        assertThat(known).isNotNull();
        return known.id();
    }

    private record Settings(@Nullable Period period, Map<String, Period> sources)
            implements RetentionSettings {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Optional<Period> closedFor() {
            return Optional.ofNullable(period);
        }

        @Override
        public Duration look() {
            return Duration.ofDays(1);
        }
    }

    private DueDemands due(RetentionSettings settings) {
        return new DueDemands(pool, cities, settings);
    }

    private void settle(RetentionSettings settings) {
        new Retention(jobs, due(settings), erasures, settings).settle();
    }

    private static Settings fiveYears() {
        return new Settings(Period.ofYears(5), Map.of());
    }

    /// Due are d1 to d4.
    private void demandsOfEveryState() {
        write(
                aDemand("d1").from(hotline).closedAt(LONG_AGO).asOf(recently),
                aDemand("d2").from(hotline).in(DemandStatus.REJECTED).asOf(LONG_AGO),
                aDemand("d3")
                        .from(hotline)
                        .closedAt(LONG_AGO)
                        .in((DemandStatus) null)
                        .asOf(LONG_AGO),
                aDemand("d4")
                        .from(petitions)
                        .closedAt(firstKept.minusDays(1) + "T04:00:00Z")
                        .asOf(recently),
                aDemand("closed on the first day that is kept")
                        .from(hotline)
                        .closedAt(firstKept + "T04:00:00Z")
                        .asOf(LONG_AGO),
                aDemand("closed, nobody knows when")
                        .from(hotline)
                        .in(DemandStatus.CLOSED)
                        .asOf(recently),
                aDemand("opened again")
                        .from(hotline)
                        .closedAt(LONG_AGO)
                        .in(DemandStatus.IN_PROGRESS)
                        .asOf(LONG_AGO),
                aDemand("open").from(hotline).asOf(LONG_AGO),
                aDemand("unknown").from(hotline).in((DemandStatus) null).asOf(LONG_AGO));
    }

    @Test
    void tellsWhatIsDueBySourceAndErasesNothing() {
        demandsOfEveryState();

        var told = OffLoop.await(() -> due(fiveYears()).bySource());

        var ours = told.stream().filter(each -> each.demands() > 0).toList();
        assertThat(ours)
                .extracting(each -> each.end().source().code())
                .containsExactly("kept-hotline", "kept-petitions");
        assertThat(ours).extracting(DueDemands.Due::demands).containsExactly(3L, 1L);
        assertThat(ours.getFirst().end().firstKept()).isEqualTo(firstKept);
        assertThat(ours.getFirst().oldest()).isEqualTo("2000-02-03");
        assertThat(ours.getLast().newest()).isEqualTo(firstKept.minusDays(1));
        assertThat(count("demand")).isEqualTo(9);
    }

    @Test
    void whatIsDueIsErasedAndNothingElse() {
        demandsOfEveryState();
        long before = OffLoop.await(changes::last);

        settle(fiveYears());

        assertThat(keys()).hasSize(5).doesNotContain("d1", "d2", "d3", "d4");
        assertThat(count("erased_key")).isEqualTo(4);
        assertThat(OffLoop.await(() -> changes.after(before, 100))).hasSize(4);
    }

    @Test
    void aSourceMayHaveAnEndOfItsOwnAndOneWithoutEndIsKept() {
        demandsOfEveryState();

        settle(new Settings(null, Map.of("kept-petitions", Period.ofYears(5))));
        assertThat(keys()).hasSize(8).doesNotContain("d4");

        settle(new Settings(Period.ofYears(5), Map.of("kept-hotline", Period.ofYears(1000))));
        assertThat(keys()).hasSize(8);
    }

    @Test
    void aCodeThatNoSourceHasStopsItForTheEndMeantMayBeALongerOne() {
        demandsOfEveryState();
        var mistyped = new Settings(Period.ofYears(5), Map.of("kept-hotlin", Period.ofYears(1000)));

        settle(mistyped);

        assertThat(due(mistyped).unknownSources()).containsExactly("kept-hotlin");
        assertThat(count("demand")).isEqualTo(9);
    }

    @Test
    void noTimeIsNoTimeToKeep() {
        assertThatThrownBy(() -> due(new Settings(Period.ZERO, Map.of())))
                .hasMessageContaining("closed-for is no time to keep demands: P0D");
        assertThatThrownBy(() -> due(new Settings(null, Map.of("a", Period.ofDays(-1)))))
                .hasMessageContaining("a is no time");
    }

    @Test
    void manyBatchesLeaveNothingOfTheirHistoryFindingsAndExamples() {
        var many = new ArrayList<DemandRecord>();
        for (int i = 0; i < 1_900; i++) {
            many.add(
                    aDemand("many" + i)
                            .from(hotline)
                            .titled("zqold " + i)
                            .saying("zqtext")
                            .asOf("1999-01-01T00:00:00Z"));
        }
        write(many);
        many.replaceAll(record ->
                aDemand(record.demand().key().externalId())
                        .from(hotline)
                        .titled("zqnew")
                        .closedAt(LONG_AGO)
                        .asOf(LONG_AGO));
        write(many);
        write(aDemand("stays").from(petitions).titled("kept").asOf(LONG_AGO));
        run(
                """
                with run as (
                    insert into import_run (kind, mapping, source, file_name, state, as_of, bytes_total)
                    select 'DEMANDS', 'test', code, 'f', 'DONE', now(), 1 from unnest(array['kept-hotline', 'kept-petitions']) as code
                    returning id, source)
                insert into import_finding select id, 0, 'BAD_DATE', 7, 'due', 'zqvalue of ' || source, 'z', 'e' from run
                """);
        run(
                """
                insert into training_example (row_hash, title, text, category, redactor)
                select decode(n, 'hex'), title, text, category.id, 1
                from (values ('01', 'zqold 5', 'zqtext'), ('02', 'zqold 5', 'other words')) as t (n, title, text),
                    (select id from category limit 1) as category
                """);
        assertThat(count("demand_history")).isEqualTo(1_900);
        assertThat(count("training_example")).isEqualTo(2);

        settle(fiveYears());

        assertThat(keys()).containsExactly("stays");
        assertThat(count("erased_key")).isEqualTo(1_900);
        assertThat(count("demand_history")).isZero();
        assertThat(strings("select value from import_finding order by value"))
                .containsExactly("", "zqvalue of kept-petitions");
        assertThat(strings("select text from training_example")).containsExactly("other words");
    }

    @Test
    void aDemandThatWasOpenedAgainMeanwhileStays() {
        demandsOfEveryState();
        var due = due(fiveYears());
        var batch = OffLoop.await(() -> due.after(0, 100));
        assertThat(batch).hasSize(4);
        run("update demand set status = 'IN_PROGRESS' where external_id = 'd1'");

        int erased = OffLoop.await(() -> erasures.erase(due.hold(batch)));

        assertThat(erased).isEqualTo(3);
        assertThat(keys()).contains("d1");
    }

    @Test
    void anOldFileDoesNotBringBackWhatWasErased() {
        demandsOfEveryState();
        settle(fiveYears());

        demandsOfEveryState();

        assertThat(keys()).hasSize(5).doesNotContain("d1", "d2", "d3", "d4");
    }

    @Test
    void isOffUnlessConfiguredAndSaysSo() {
        given().contentType("application/json")
                .body(Map.of("query", "{ retention { enabled unknownSources due { closedFor } } }"))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("data.retention.enabled", Matchers.is(false))
                .body("data.retention.due", Matchers.empty());
    }

    private void write(DemandRecord... records) {
        write(List.of(records));
    }

    private void write(List<DemandRecord> records) {
        var _ = OffLoop.await(() -> demands.write(records));
    }

    private List<String> keys() {
        return strings("select external_id from demand");
    }

    private List<String> strings(String sql) {
        var found = new ArrayList<String>();
        OffLoop.await(() -> pool.query(sql).execute()).forEach(row -> found.add(row.getString(0)));
        return found;
    }

    private long count(String table) {
        return Long.parseLong(strings("select count(*)::text from " + table).getFirst());
    }

    private void run(String sql) {
        var _ = OffLoop.await(() -> pool.query(sql).execute());
    }
}
