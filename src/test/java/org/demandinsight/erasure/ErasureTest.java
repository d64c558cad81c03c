package org.demandinsight.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.demandinsight.testing.Dump;
import org.demandinsight.testing.IndexFiles;
import org.demandinsight.testing.Postgres;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Reads every table, every segment and every file after an erasure.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ErasureTest {
    private static final String HEAD =
            "id,kind,received_at,updated_at,channel,requester,title,text,reply\n";

    /// What the erased demand says or ever said, and its key.
    private static final List<String> MARKS =
            List.of("zqkey77", "zqtitle", "zqformer", "zqlate", "zqtext", "zqreply", "zqdate");

    @Inject Pool pool;

    @ConfigProperty(name = "demandinsight.data")
    Path data;

    @BeforeEach
    void twoDemandsThatChanged() {
        var _ =
                bring(
                        "demands",
                        HEAD
                                + "zqkey77,HOTLINE,2026-03-01,2026-03-02,phone,13911112222,zqformer lights,zqtext dark,\n"
                                + "other88,HOTLINE,2026-03-01,2026-03-02,phone,13911113333,keptformer,kepttext noise,\n");
        var _ =
                bring(
                        "demands",
                        HEAD
                                + "zqkey77,HOTLINE,2026-03-01,2026-03-04,phone,13911112222,zqtitle lights,zqtext dark,zqreply\n"
                                + "other88,HOTLINE,2026-03-01,2026-03-04,phone,13911113333,kepttitle,kepttext noise,keptreply\n"
                                + others());
        var _ =
                bring(
                        "demands",
                        HEAD
                                + "zqkey77,HOTLINE,zqdate,2026-03-03,phone,13911112222,zqlate lights,zqtext dark,\n");
        var _ = bring("examples", "title,text,category\nzqtitle lights,zqtext dark,lights\n");
    }

    /// So many that the segment isn't rewritten anyway for the sake of one deleted document.
    private static String others() {
        var rows = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            rows.append("more")
                    .append(i)
                    .append(",HOTLINE,2026-03-01,2026-03-02,phone,,more lights,more text,\n");
        }
        return rows.toString();
    }

    private static String bring(String kind, String file) {
        long before = runs();
        given().contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/import/" + kind + "?source=erasure-test")
                .then()
                .statusCode(202);
        await(() -> runs() > before && !lastRun().getString("state").matches("QUEUED|RUNNING"));
        return lastRun().getString("state");
    }

    private static long runs() {
        return ask("{ importRuns(first: 1) { totalCount { value } } }", Map.of())
                .getLong("data.importRuns.totalCount.value");
    }

    private static JsonPath lastRun() {
        return ask(
                        "{ importRuns(first: 1) { edges { node { state rejected { value } findings(first: 9) { kind } } } } }",
                        Map.of())
                .setRootPath("data.importRuns.edges[0].node");
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static JsonPath ask(String query, Map<String, Object> variables) {
        return given().contentType("application/json")
                .header("Accept-Language", "en")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> found(String text) {
        return ask(
                        "query Found($text: String) { demands(filter: {source: \"erasure-test\", text: $text}) { edges { node { id } } } }",
                        Map.of("text", text))
                .getList("data.demands.edges.node.id");
    }

    @Test
    void nothingIsLeftOfADemandAndItsKeyStaysAway() {
        await(() -> found("zqtitle").size() == 1 && found("kepttitle").size() == 1);
        assertThat(Dump.of(pool)).contains(MARKS);
        var files = IndexFiles.in(data);
        await(() ->
                files.everySegment()
                        .contains("zqtitle")); // committed, so that files have to be rewritten
        var id = found("zqtitle").getFirst();

        assertThat(erase(id)).isTrue();
        assertThat(erase(id)).as("once more").isFalse();

        assertThat(Dump.of(pool))
                .doesNotContain(MARKS)
                .contains("kepttitle", "keptformer", "other88");
        await(() -> found("zqtitle").isEmpty());
        await(() -> files.among(MARKS).isEmpty());
        assertThat(left(files.everySegment())).isEmpty();
        assertThat(files.everySegment()).contains("kepttitle");
        assertThat(found("kepttitle")).hasSize(1);

        assertThat(
                        bring(
                                "demands",
                                HEAD
                                        + "zqkey77,HOTLINE,2026-03-01,2026-04-02,phone,13911112222,zqtitle again,zqtext dark,\n"))
                .isEqualTo("DONE");
        assertThat(lastRun().getInt("rejected.value")).isEqualTo(1);
        assertThat(lastRun().getList("findings.kind")).containsExactly("ERASED");
        assertThat(Dump.of(pool)).doesNotContain(MARKS);
    }

    private static boolean erase(String id) {
        return ask("mutation Erase($id: ID!) { demandErase(id: $id) { erased } }", Map.of("id", id))
                .getBoolean("data.demandErase.erased");
    }

    private static List<String> left(String where) {
        return MARKS.stream().filter(where::contains).toList();
    }
}
