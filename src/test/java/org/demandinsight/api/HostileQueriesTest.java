package org.demandinsight.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions made to take all time, all memory, or what is not theirs. Each is refused in words, never by an error of ours.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@Timeout(60)
class HostileQueriesTest {

    private static ExtractableResponse<Response> ask(String query, Map<String, Object> variables) {
        return given().contentType("application/json")
                .header("Accept-Language", "en")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(lessThan(500))
                .time(lessThan(10_000L))
                .extract();
    }

    private static void assertRefused(ExtractableResponse<Response> answer) {
        assertThat(answer.statusCode()).isIn(200, 400, 411, 413);
        assertThat(answer.asString()).contains("errors").doesNotContain("INTERNAL");
        assertThat(answer.asString().length()).isLessThan(20_000);
    }

    @Test
    void deepQueriesAreRefused() {
        var parents =
                "{ areas { parent { ".repeat(1)
                        + "parent { ".repeat(200)
                        + "code"
                        + " }".repeat(203);

        assertRefused(ask(parents, Map.of()));
        assertRefused(ask("{".repeat(5_000) + "}".repeat(5_000), Map.of()));
        assertRefused(
                ask(
                        "{ __schema { types "
                                + "{ fields { type ".repeat(20)
                                + "{ name }"
                                + "} }".repeat(20)
                                + " } }",
                        Map.of()));
    }

    @Test
    void manyAliasesAreRefused() {
        var aliases =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> "a" + i + ": demands(first: 100) { totalCount { value } }")
                        .collect(Collectors.joining(" ", "{", "}"));

        assertRefused(ask(aliases, Map.of()));
    }

    /// A document is judged once, unless its variables make it another.
    @Test
    void whatIsTooMuchIsRefusedEachTimeItIsAsked() {
        var much =
                IntStream.range(0, 600)
                        .mapToObj(i -> "a" + i + ": sources { code }")
                        .collect(Collectors.joining(" "));
        var always = "{" + much + "}";
        var perhaps =
                "query ($all: Boolean!) { areas { code } ...M @include(if: $all) } fragment M on Query {"
                        + much
                        + "}";
        for (int i = 0; i < 2; i++) {
            assertRefused(ask(always, Map.of()));
            assertThat(ask(perhaps, Map.of("all", false)).asString()).doesNotContain("errors");
            assertRefused(ask(perhaps, Map.of("all", true)));
        }
    }

    @Test
    void fragmentsInACircleAreRefused() {
        assertRefused(
                ask(
                        "query { demands { ...A } } fragment A on DemandConnection { ...B } fragment B on DemandConnection { ...A }",
                        Map.of()));
    }

    @Test
    void fragmentsThatDoubleAreRefused() {
        var fragments = new StringBuilder("query { demands { ...F30 } }");
        for (int i = 30; i > 0; i--) {
            fragments.append(
                    " fragment F%d on DemandConnection { ...F%d ...F%d }"
                            .formatted(i, i - 1, i - 1));
        }

        assertRefused(
                ask(
                        fragments
                                + " fragment F0 on DemandConnection { totalCount { value } pageInfo { hasNextPage } }"
                                        .replace("totalCount", "nothing"),
                        Map.of()));
    }

    @Test
    void manyDirectivesAndVariablesAreRefused() {
        assertRefused(
                ask(
                        "{ demands "
                                + "@include(if: true) ".repeat(5_000)
                                + "{ totalCount { value } } }",
                        Map.of()));
        assertRefused(
                ask("{ demands { totalCount { value" + " ".repeat(300_000) + "} } }", Map.of()));
    }

    @Test
    void aBodyOfTenMegabytesIsRefused() {
        given().contentType("application/json")
                .body(new byte[10 << 20])
                .post("/graphql")
                .then()
                .statusCode(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{}]",
                "null",
                "1",
                "\"x\"",
                "{}",
                "{\"query\":null}",
                "{\"query\":1}",
                "{\"query\":\"\"}",
                "{\"query\":\"{ demands { totalCount { value } } }\",\"variables\":[]}",
                "{\"query\":\"{ demands { totalCount { value } } }\",\"variables\":\"x\"}",
                "{\"query\":\"{ __typename }\",\"operationName\":7}",
                "{\"query\":\"\\u0000\"}",
                "{\"query\":\"\\ud800\"}",
                "{",
                "\0"
            })
    void whatIsNoRequestIsRefused(String body) {
        var answer =
                given().contentType("application/json")
                        .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .post("/graphql")
                        .then()
                        .extract();

        assertThat(answer.statusCode()).isIn(200, 400, 415, 422);
    }

    @Test
    void aBatchOfThousandRequestsIsNotAnswered() {
        var one = "{\"query\":\"{ demands { totalCount { value } } }\"}";
        var answer =
                given().contentType("application/json")
                        .body("[" + (one + ",").repeat(999) + one + "]")
                        .post("/graphql")
                        .then()
                        .extract();

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "../../etc/passwd",
                "RGVtYW5kOjE",
                "Tm90aGluZzox",
                "AAAA",
                "\0",
                "\uD800",
                "💥"
            })
    void garbageForACursorOrAnIdIsRefused(String garbage) {
        for (var size : new int[] {1, 1_000}) {
            var given = garbage.repeat(size);
            var variables = Map.<String, Object>of("x", given);
            assertRefused(
                    ask(
                            "query($x: String) { demands(after: $x) { totalCount { value } } }",
                            variables));
            assertRefused(
                    ask(
                            "query($x: String) { importRuns(after: $x) { totalCount { value } } }",
                            variables));
            assertRefused(
                    ask(
                            "query($x: String) { services(after: $x) { totalCount { value } } }",
                            variables));
            if (!garbage.startsWith("RGV")) {
                assertRefused(ask("query($x: ID!) { node(id: $x) { id } }", variables));
                assertRefused(ask("query($x: ID!) { demand(id: $x) { id } }", variables));
            }
            assertRefused(ask("query($x: ID!) { importRun(id: $x) { id } }", variables));
            if (!given.isBlank()) {
                assertRefused(
                        ask(
                                "query($x: String) { demands(filter: {area: $x}) { totalCount { value } } }",
                                variables));
                assertRefused(
                        ask(
                                "query($x: String) { demands(filter: {category: $x}) { totalCount { value } } }",
                                variables));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Demand:9223372036854775807",
        "Demand:-9223372036854775808",
        "Area:4294967297",
        "Area:-1",
        "Department:2147483647",
        "Category:99999999999",
        "Source:-7",
        "PublicService:2147483648",
        "ImportRun:9223372036854775807",
        "CaseGroup:0"
    })
    void idsOfNobodyAreNobody(String id) {
        var encoded =
                java.util.Base64.getUrlEncoder()
                        .encodeToString(id.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        var answer = ask("query($x: ID!) { node(id: $x) { id } }", Map.of("x", encoded));

        assertThat(answer.<Object>path("data.node")).isNull();
        assertThat(answer.asString()).doesNotContain("errors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ demandStats(by: [CATEGORY], categoryLevel: -1) { rows { count { value } } } }",
                "{ demandStats(by: [AREA], areaLevel: 0) { rows { count { value } } } }",
                "{ demandStats(by: [AREA, AREA]) { rows { count { value } } } }",
                "{ demands(first: 0) { totalCount { value } } }",
                "{ demands(first: -2147483648) { totalCount { value } } }",
                "{ demands(first: 2147483648) { totalCount { value } } }",
                "{ services(first: 101) { totalCount { value } } }",
                "{ demands(filter: {receivedFrom: \"2026-01-02T00:00:00Z\", receivedTo: \"2026-01-01T00:00:00Z\"}) { totalCount { value } } }",
                "{ demands(filter: {receivedFrom: \"yesterday\"}) { totalCount { value } } }",
            })
    void figuresOutOfRangeAreRefused(String query) {
        assertRefused(ask(query, Map.of()));
    }

    @Test
    void whatIsNoTimeIsRefusedInTheLanguageOfTheAsker() {
        for (var operation :
                List.of(
                        "demands(filter: $filter) { totalCount { value } }",
                        // The platform ends a field's context before the next one's arguments are
                        // bound.
                        "all: demands(first: 1) { totalCount { value } } demands(filter: $filter) { totalCount { value } }",
                        "demandStats(filter: $filter, by: [CHANNEL]) { rows { count { value } } }",
                        "timeSeries(filter: $filter) { points { start } }")) {
            var body =
                    Map.of(
                            "query",
                            "query($filter: DemandFilterInput) { " + operation + " }",
                            "variables",
                            Map.of("filter", Map.of("receivedFrom", "昨天")));
            for (var words : Map.of("zh", "不是带时区的时刻", "en", "is no moment").entrySet()) {
                given().contentType("application/json")
                        .header("Accept-Language", words.getKey())
                        .body(body)
                        .post("/graphql")
                        .then()
                        .body("errors", hasSize(1))
                        .body("errors[0].message", startsWith("receivedFrom"))
                        .body("errors[0].message", containsString("昨天"))
                        .body("errors[0].message", containsString(words.getValue()))
                        .body("errors[0].extensions.problem", equalTo("BAD_REQUEST"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "0000-01-01T00:00:00+18:00"
            })
    void theEndsOfTimeAreAnsweredOrRefused(String time) {
        for (var end : List.of("receivedFrom", "receivedTo")) {
            var answer =
                    ask(
                            "query($t: DateTime) { demands(filter: {"
                                    + end
                                    + ": $t}) { totalCount { value } } timeSeries(filter: {"
                                    + end
                                    + ": $t}) { points { start } } }",
                            Map.of("t", time));
            assertThat(answer.asString()).doesNotContain("INTERNAL");
        }
    }

    @Test
    void longTextsAndTextsOfManyWordsAreRefusedOrAnswered() {
        var query = "query($x: String) { demands(filter: {text: $x}) { totalCount { value } } }";
        assertRefused(ask(query, Map.of("x", "路灯".repeat(100_000))));
        for (var text :
                List.of(
                        "a ".repeat(100),
                        "\"".repeat(200),
                        "*:*",
                        "[* TO *]",
                        "路".repeat(200),
                        "\0\uD800",
                        "((((",
                        "~^2147483648")) {
            assertThat(ask(query, Map.of("x", text)).asString()).doesNotContain("INTERNAL");
        }
    }

    @Test
    void longListsAreAnsweredOrRefused() {
        var channels = Map.<String, Object>of("x", java.util.Collections.nCopies(20_000, "PHONE"));
        var answer =
                ask(
                        "query($x: [ChannelValue!]) { demands(filter: {channels: $x}) { totalCount { value } } }"
                                .replace("ChannelValue", "Channel"),
                        channels);
        assertThat(answer.asString()).doesNotContain("INTERNAL");
    }
}
