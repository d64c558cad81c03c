package org.demandinsight.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.testing.ADemand.aDemand;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.demand.Demands;
import org.demandinsight.kernel.Wording;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.CategoryDeclaration;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.CaughtUp;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From the database through the change log and the index to GraphQL.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DemandApiTest {
    private static final String LIST =
            """
            query List($filter: DemandFilterInput, $first: Int, $after: String) {
              demands(filter: $filter, first: $first, after: $after) {
                totalCount { value }
                pageInfo { hasNextPage endCursor }
                edges { node { id externalId status receivedAt category { code name } } }
              }
              demandStats(filter: $filter, by: [CATEGORY]) {
                totalCount { value }
                rows { category { code } count { value } people { value } }
              }
            }
            """;

    @Inject CityStore cities;
    @Inject TaxonomyStore taxonomies;
    @Inject Demands demands;
    @Inject ChangeLog changes;
    @Inject Indexer indexer;

    @BeforeEach
    void threeDemandsAboutLightsAndOneAboutNoise() {
        var api =
                new SourceDeclaration("api-test", Wording.same("api"), ZoneId.of("Asia/Shanghai"));
        var _ = OffLoop.await(() -> cities.declareSources(List.of(api)));
        var _ =
                OffLoop.await(() ->
                        taxonomies.declare(
                                "test",
                                List.of(
                                        category("90", "", "市政", "Municipal"),
                                        category("9001", "90", "路灯", "Street lights"),
                                        category("9002", "90", "噪声", "Noise"))));
        int source = source();
        int lights = category("9001");
        int noise = category("9002");
        var _ =
                OffLoop.await(() ->
                        demands.write(
                                List.of(
                                        aDemand("L1")
                                                .from(source)
                                                .about(lights)
                                                .askedBy(1)
                                                .titled("路灯坏了")
                                                .asOf("2026-03-03T00:00:00Z"),
                                        aDemand("L2")
                                                .from(source)
                                                .about(lights)
                                                .askedBy(1)
                                                .titled("路灯不亮")
                                                .receivedAt("2026-03-01T01:00:00Z")
                                                .asOf("2026-03-03T00:00:00Z"),
                                        aDemand("L3")
                                                .from(source)
                                                .about(lights)
                                                .askedBy(2)
                                                .titled("街上路灯全黑")
                                                .receivedAt("2026-02-01T01:00:00Z")
                                                .asOf("2026-03-03T00:00:00Z"),
                                        aDemand("N1")
                                                .from(source)
                                                .about(noise)
                                                .titled("施工噪音")
                                                .asOf("2026-03-03T00:00:00Z"))));
        CaughtUp.with(indexer, changes);
    }

    private int source() {
        var source = cities.city().source("api-test");
        assertThat(source).isNotNull();
        return source.id();
    }

    private int category(String code) {
        var category = taxonomies.taxonomy().category(code);
        assertThat(category).isNotNull();
        return category.id();
    }

    private static CategoryDeclaration category(String code, String parent, String zh, String en) {
        return new CategoryDeclaration(
                code, parent, new Wording(zh, en), Wording.same(""), List.of(), List.of());
    }

    @Test
    void tellsWhatADemandSaidBeforeAndWhatWasReplied() {
        int source = source();
        var demand = aDemand("H1").from(source).titled("first words");
        write(demand.asOf("2026-03-01T00:00:00Z"));
        write(demand.titled("second words").asOf("2026-03-04T00:00:00Z"));
        write(demand.titled("words that came late").asOf("2026-03-02T00:00:00Z"));
        write(
                demand.titled("last words")
                        .closedAt("2026-03-06T00:00:00Z")
                        .replied("we mended it")
                        .asOf("2026-03-07T00:00:00Z"));
        CaughtUp.with(indexer, changes);

        ask(
                        "{ demands(filter: {source: \"api-test\", text: \"last\"}) { edges { node { title version reply { text }"
                                + " history { version title closedOn asOf } } } } }",
                        Map.of())
                .body("data.demands.edges[0].node.title", equalTo("last words"))
                .body("data.demands.edges[0].node.version", equalTo(3))
                .body("data.demands.edges[0].node.reply.text", equalTo("we mended it"))
                .body(
                        "data.demands.edges[0].node.history.title",
                        contains("second words", "words that came late", "first words"))
                .body("data.demands.edges[0].node.history.version", contains(2, null, 1));
    }

    private void write(org.demandinsight.demand.DemandRecord record) {
        var _ = OffLoop.await(() -> demands.write(List.of(record)));
    }

    private static ValidatableResponse ask(String query, Map<String, Object> variables) {
        return given().contentType("application/json")
                .header("Accept-Language", "en")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    @Test
    void listTotalAndFiguresOfOneRequestAgree() {
        var filter = Map.of("source", "api-test", "category", "90", "text", "路灯");

        ask(LIST, Map.of("filter", filter, "first", 2))
                .body("errors", nullValue())
                .body("data.demands.totalCount.value", equalTo(3))
                .body("data.demands.edges.node.externalId", contains("L1", "L2"))
                .body("data.demands.edges[0].node.category.name", equalTo("Street lights"))
                .body("data.demands.edges[0].node.receivedAt", equalTo("2026-03-02T09:00:00+08:00"))
                .body("data.demands.pageInfo.hasNextPage", equalTo(true))
                .body("data.demandStats.totalCount.value", equalTo(3))
                .body("data.demandStats.rows.category.code", contains("90"))
                .body("data.demandStats.rows[0].people.value", equalTo(2));
    }

    @Test
    void theNextPageGoesOnWhereTheLastEnded() {
        var filter = Map.of("source", "api-test", "text", "路灯");
        String after =
                ask(LIST, Map.of("filter", filter, "first", 2))
                        .extract()
                        .path("data.demands.pageInfo.endCursor");

        ask(LIST, Map.of("filter", filter, "first", 2, "after", after))
                .body("data.demands.edges.node.externalId", contains("L3"))
                .body("data.demands.pageInfo.hasNextPage", equalTo(false));
    }

    @Test
    void aDemandIsFetchedAgainByItsId() {
        String id =
                ask(LIST, Map.of("filter", Map.of("source", "api-test", "text", "噪音")))
                        .extract()
                        .path("data.demands.edges[0].node.id");

        ask("query($id: ID!) { node(id: $id) { id ... on Demand { title } } }", Map.of("id", id))
                .body("data.node.title", equalTo("施工噪音"));
    }

    @Test
    void anImportIsFetchedAgainByItsId() {
        String id =
                ask("{ importRuns(first: 1) { edges { node { id } } } }", Map.of())
                        .extract()
                        .path("data.importRuns.edges[0].node.id");

        ask("query($id: ID!) { node(id: $id) { id ... on ImportRun { state } } }", Map.of("id", id))
                .body("data.node.id", equalTo(id))
                .body("data.node.state", equalTo("DONE"));
    }

    @Test
    void aSeriesHasAPointForEachMonth() {
        ask(
                        "{ timeSeries(filter: {source: \"api-test\"}) { totalCount { value } points { start count { value } } } }",
                        Map.of())
                .body("data.timeSeries.totalCount.value", equalTo(4))
                .body("data.timeSeries.points.start", contains("2026-02-01", "2026-03-01"))
                .body("data.timeSeries.points.count.value", contains(1, 3));
    }

    @Test
    void anUnknownCodeIsTheCallersToMend() {
        ask(LIST, Map.of("filter", Map.of("category", "9003")))
                .body("errors[0].extensions.problem", equalTo("UNKNOWN_CODE"))
                .body("errors[0].message", containsString("for example 9001, 9002"));
    }

    @Test
    void aPageHasAtMostAHundred() {
        ask(LIST, Map.of("first", 101))
                .body("errors[0].extensions.problem", equalTo("PAGE_TOO_LARGE"));
    }
}
