package org.demandinsight.classify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.testing.ADemand.aDemand;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.demand.Demands;
import org.demandinsight.demand.Placements;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.kernel.Wording;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.CaughtUp;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the default taxonomy's keywords to a model that learned from people, on a real database.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class LearningTest {
    private static final String FUND = "0212";
    private static final String NONSENSE = "zxqv blorp 乂乇亍 wug";

    @Inject Training training;
    @Inject ToldStore told;
    @Inject ModelInUse model;
    @Inject ModelStore models;
    @Inject ModelVersions versions;
    @Inject Imports imports;
    @Inject Spool spool;
    @Inject CityStore cities;
    @Inject TaxonomyStore taxonomies;
    @Inject Demands demands;
    @Inject Placements placements;
    @Inject ChangeLog changes;
    @Inject Indexer indexer;
    @Inject Pool pool;

    @BeforeEach
    void aModelOfWhatIsKnown() {
        long start = System.nanoTime();
        training.settle();

        assertThat(model.version()).isPositive();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    private void bring(ImportKind kind, String source, String content) throws IOException {
        var file = Files.writeString(spool.file(), content);
        var request = new ImportRequest(kind, null, null, source, null, null, "learning.csv");
        var run = imports.accept(request, file).end().join();
        assertThat(run.counts().rejected()).isZero();
        assertThat(run.counts().added()).isPositive();
    }

    private long id(String source, String externalId) {
        return OffLoop.await(() ->
                        pool.preparedQuery(
                                        "select d.id from demand d join source s on s.id = d.source where s.code = $1 and external_id = $2")
                                .execute(Tuple.of(source, externalId)))
                .iterator()
                .next()
                .getLong("id");
    }

    private Classification placed(String source, String externalId) {
        long id = id(source, externalId);
        var found = OffLoop.await(() -> placements.byIds(List.of(id))).get(id);
        assertThat(found).isNotNull();
        return found;
    }

    private String code(Classification placed) {
        var category = taxonomies.taxonomy().category(placed.category());
        return category == null ? "" : category.code();
    }

    @Test
    void keywordsAlonePlaceWhatComesInAndSayWhy() throws IOException {
        bring(
                ImportKind.DEMANDS,
                "keywords",
                "id,title,text\n1,住房公积金提取不了,我想提取住房公积金还房贷，窗口说材料不够\n2,,"
                        + NONSENSE
                        + "\n3,Housing provident fund,I can not withdraw my housing provident fund\n");

        var fund = placed("keywords", "1");
        assertThat(fund).isInstanceOf(Assigned.class);
        var assigned = (Assigned) fund;
        assertThat(code(assigned)).isEqualTo(FUND);
        assertThat(assigned.decider()).isEqualTo(Decider.model(model.version()));
        assertThat(assigned.best().probability()).isBetween(.5, 1.0);
        assertThat(assigned.reasons())
                .anySatisfy(reason -> {
                    assertThat(reason.term()).contains("公积金");
                    assertThat(reason.weight()).isPositive();
                });
        assertThat(code(placed("keywords", "3"))).isEqualTo(FUND);
        assertThat(placed("keywords", "2")).isEqualTo(new Unplaced(Decider.model(model.version())));
    }

    @Test
    void whatOneProcessWasToldAllSee() throws IOException {
        var seen = new LinkedHashSet<>(List.of(latest()));
        bring(ImportKind.DEMANDS, "told", "id,title\n1," + NONSENSE + "\n");
        seen.add(latest());
        execute(
                "insert into reclassification (demand, former_by, former_model) values ($1, '', 0)",
                id("told", "1"));
        seen.add(latest());
        execute("update reclassification set undone_at = now() where demand = $1", id("told", "1"));
        seen.add(latest());

        assertThat(seen).hasSize(4);
    }

    @Test
    void aLookLearnsWhatWasBroughtWhoeverBroughtIt() throws IOException {
        training.look();
        int before = model.version();
        training.look();
        assertThat(model.version()).isEqualTo(before);

        bring(ImportKind.EXAMPLES, "look", "title,text,category\n乒乓机坏了,没人来修," + FUND + "\n");
        training.look();

        assertThat(model.version()).isGreaterThan(before);
    }

    private String latest() {
        return OffLoop.await(told::latest);
    }

    private void execute(String sql, long demand) {
        var _ = OffLoop.await(() -> pool.preparedQuery(sql).execute(Tuple.of(demand)));
    }

    @Test
    void examplesMakeANewModelThatPlacesAgainWhatTheOldOnePlaced() throws IOException {
        bring(ImportKind.DEMANDS, "again", "id,title\n1,噗噜机又卡住了\n2,公积金提取不了\n3," + NONSENSE + "\n");
        int before = model.version();
        assertThat(code(placed("again", "1"))).isNotEqualTo("0105");

        bring(ImportKind.EXAMPLES, "again", examples());
        training.settle();

        assertThat(model.version()).isGreaterThan(before);
        assertThat(placed("again", "1").decider()).isEqualTo(Decider.model(model.version()));
        assertThat(code(placed("again", "1"))).isEqualTo("0105");
        assertThat(code(placed("again", "2"))).isEqualTo(FUND);
        assertThat(placed("again", "3")).isEqualTo(new Unplaced(Decider.model(model.version())));
        var kept = OffLoop.await(() -> models.load(model.version()));
        assertThat(kept).isNotNull();
        assertThat(ModelFile.read(kept.file().getBytes()).card().told()).isGreaterThanOrEqualTo(20);
    }

    private static String examples() {
        var rows = new StringBuilder("title,text,category\n");
        for (var place : List.of("东", "西", "南", "北", "中")) {
            rows.append("噗噜机卡住,").append(place).append("街的噗噜机又卡住了,0105\n");
            rows.append("噗噜机,").append(place).append("路那台噗噜机吐不出来,0105\n");
            rows.append(place).append("门噗噜机坏了,请修一下噗噜机,0105\n");
            rows.append(place).append("口的噗噜机,噗噜机一直响,0105\n");
        }
        return rows.toString();
    }

    @Test
    void aFormerModelIsRestoredAndDecidesAgain() throws IOException {
        bring(ImportKind.DEMANDS, "back", "id,title\n1,哐啷匣漏液\n");
        int former = model.version();
        var before = placed("back", "1").category();
        var rows = new StringBuilder("title,text,category\n");
        for (int i = 0; i < 20; i++) {
            rows.append("哐啷匣,").append(i).append("哐啷匣漏液,0105\n");
        }
        bring(ImportKind.EXAMPLES, "back", rows.toString());
        training.settle();
        assertThat(code(placed("back", "1"))).isEqualTo("0105");
        int newer = model.version();

        var restored = OffLoop.await(() -> versions.restore(former));
        training.settle();

        assertThat(restored.restoredFrom()).isEqualTo(former);
        assertThat(restored.version()).isGreaterThan(newer).isEqualTo(model.version());
        assertThat(placed("back", "1").category()).isEqualTo(before);
        assertThat(placed("back", "1").decider()).isEqualTo(Decider.model(model.version()));
        assertThat(OffLoop.await(() -> versions.restore(former)).version())
                .isEqualTo(restored.version());
        var _ = OffLoop.await(() -> versions.restore(newer));
        training.settle();
        assertThat(code(placed("back", "1"))).isEqualTo("0105");
    }

    @Test
    void eachModelTellsHowWellItDid() throws IOException {
        given().contentType("application/json")
                .body(
                        Map.of(
                                "query",
                                Files.readString(
                                        java.nio.file.Path.of(
                                                "graphql/operations/how-good-is-the-model.graphql"))))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("errors", nullValue())
                .rootPath("data.models[0]")
                .body("version", equalTo(model.version()))
                .body("inUse", equalTo(true))
                .body("levels.level", equalTo(List.of(1, 2)))
                .body("levels[0].accuracy", greaterThan(.7f));
        given().contentType("application/json")
                .body(Map.of("query", "mutation { modelRestore(version: 9999) { version } }"))
                .post("/graphql")
                .then()
                .body("errors[0].extensions.problem", equalTo("MODEL_NOT_KEPT"));
    }

    @Test
    void nothingNewIsNothingToLearn() {
        int before = model.version();

        training.settle();

        assertThat(model.version()).isEqualTo(before);
    }

    @Test
    void whatWasStoredWithoutAModelIsPlacedAndTheIndexHearsOfIt() {
        var here = new SourceDeclaration("unplaced", Wording.same("u"), ZoneId.of("Asia/Shanghai"));
        var _ = OffLoop.await(() -> cities.declareSources(List.of(here)));
        var source = cities.city().source("unplaced");
        var fund = taxonomies.taxonomy().category(FUND);
        assertThat(source).isNotNull();
        assertThat(fund).isNotNull();
        var open = aDemand("open").from(source.id()).titled("公积金提取").saying("住房公积金提取不了");
        var told = aDemand("told").from(source.id()).titled("路灯").about(1);
        var strange = aDemand("strange").from(source.id()).saying(NONSENSE);
        var _ =
                OffLoop.await(() ->
                        demands.write(
                                List.of(
                                        open.asOf("2026-03-01T00:00:00Z"),
                                        told.asOf("2026-03-01T00:00:00Z"),
                                        strange.asOf("2026-03-01T00:00:00Z"))));
        long before = OffLoop.await(changes::last);

        training.settle();

        assertThat(placed("unplaced", "open").category()).isEqualTo(fund.id());
        assertThat(placed("unplaced", "told").decider()).isEqualTo(Decider.SOURCE);
        assertThat(placed("unplaced", "told").category()).isEqualTo(1);
        assertThat(placed("unplaced", "strange"))
                .isEqualTo(new Unplaced(Decider.model(model.version())));
        assertThat(OffLoop.await(() -> changes.after(before, 1_000)))
                .extracting(change -> change.demand())
                .contains(id("unplaced", "open"))
                .doesNotContain(id("unplaced", "told"), id("unplaced", "strange"));
        long id = id("unplaced", "open");
        assertThat(OffLoop.await(() -> demands.byIds(List.of(id))))
                .allSatisfy(stored -> assertThat(stored.version()).isEqualTo(1));
    }

    @Test
    void aPageSaysWhyInOneAnswer() throws IOException {
        bring(
                ImportKind.DEMANDS,
                "why",
                "id,title,received_at,category_code\n1,住房公积金提取不了,2026-03-03,\n2,"
                        + NONSENSE
                        + ",2026-03-02,\n3,路灯,2026-03-01,0105\n");
        CaughtUp.with(indexer, changes);

        given().contentType("application/json")
                .header("Accept-Language", "en")
                .body(
                        Map.of(
                                "query",
                                Files.readString(
                                        java.nio.file.Path.of(
                                                "graphql/operations/why-this-category.graphql")),
                                "variables",
                                Map.of("filter", Map.of("source", "why"))))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("errors", nullValue())
                .rootPath("data.demands.edges.node.classification")
                .body("kind", equalTo(List.of("ASSIGNED", "UNPLACED", "ASSIGNED")))
                .body("decider", equalTo(List.of("MODEL", "MODEL", "SOURCE")))
                .body("[0].modelVersion", equalTo(model.version()))
                .body("[0].candidates[0].category.code", equalTo(FUND))
                .body("[0].candidates[0].probability.value", greaterThan(.5f))
                .body("[0].reasons.term", hasItem(containsString("公积金")))
                .body("[2].candidates[0].category.code", equalTo("0105"))
                .body("[2].candidates[0].probability", nullValue())
                .body("[2].reasons", equalTo(List.of()));
    }
}
