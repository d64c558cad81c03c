package org.demandinsight.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.demandinsight.ingest.ImportRuns;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.testing.Postgres;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The import door as `curl` meets it.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ImportDoorTest {
    private static final String PLAIN =
            """
            id,kind,received_at,title,text
            door-1,HOTLINE,2025-03-01 08:00:00,路灯坏了,文昌路的路灯坏了
            door-2,HOTLINE,2025-03-02 09:00:00,噪音,楼下半夜施工
            """;
    private static final String OWN =
            """
            工单号,时间,内容
            own-1,2025/03/01 08:00,下水道堵了
            """;
    private static final String OWN_MAPPING =
            """
            mapping: ours
            kind: demands
            source: {code: ours, zh: 本市, en: Ours, zone: Asia/Shanghai}
            dates: [yyyy/MM/dd HH:mm]
            columns: {id: 工单号, received_at: 时间, text: 内容}
            required: [id, received_at]
            constants: {kind: HOTLINE}
            """;

    @ConfigProperty(name = "demandinsight.data")
    Path data;

    @Inject ImportRuns runs;

    @Test
    void aFileIsTheBody() throws InterruptedException {
        var accepted =
                given().body(PLAIN.getBytes(UTF_8))
                        .put("/import/demands?source=door&zone=Asia/Shanghai&name=march.csv")
                        .then();

        endOf(accepted).body("added.value", equalTo(2)).body("rejected.value", equalTo(0));
    }

    @Test
    void aFormBringsAMappingOfOnesOwn() throws InterruptedException {
        var accepted =
                given().multiPart("file", "march.csv", OWN.getBytes(UTF_8))
                        .multiPart("mapping", "ours.yaml", OWN_MAPPING.getBytes(UTF_8))
                        .post("/import/demands")
                        .then();

        accepted.body("mapping", startsWith("ours@")).body("source", equalTo("ours"));
        endOf(accepted).body("added.value", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, UNKNOWN_KIND",
        "demands?mapping=nonsense, UNKNOWN_MAPPING",
        "demands?zone=Mars, BAD_REQUEST",
        "demands?asOf=yesterday, BAD_REQUEST",
        "services, WRONG_FILE",
    })
    void aRefusalSaysWhyAndLeavesNothing(String where, String problem) throws IOException {
        given().header("Accept-Language", "en")
                .body(PLAIN.getBytes(UTF_8))
                .post("/import/" + where)
                .then()
                .statusCode(422)
                .body("problem", equalTo(problem));

        assertSpoolIsEmpty();
    }

    @Test
    void aFormIsRefusedThatLacksItsFileOrWhoseMappingCannotBeRead() throws IOException {
        given().header("Accept-Language", "en")
                .multiPart("mapping", "ours.yaml", OWN_MAPPING.getBytes(UTF_8))
                .post("/import/demands")
                .then()
                .statusCode(422)
                .body("problem", equalTo("BAD_REQUEST"))
                .body("message", containsString("-F file=@"));
        given().multiPart("file", "march.csv", OWN.getBytes(UTF_8))
                .multiPart("mapping", "big.yaml", new byte[70_000])
                .post("/import/demands")
                .then()
                .statusCode(422)
                .body("problem", equalTo("BAD_MAPPING"));
        given().multiPart("file", "march.csv", OWN.getBytes(UTF_8))
                .multiPart("mapping", "ours.yaml", "columns: [".getBytes(UTF_8))
                .post("/import/demands")
                .then()
                .statusCode(422)
                .body("problem", equalTo("BAD_MAPPING"));
        for (var size : new int[] {10, 100_000}) {
            given().multiPart("file", "march.csv", OWN.getBytes(UTF_8))
                    .multiPart("mapping", "x".repeat(size))
                    .post("/import/demands")
                    .then()
                    .statusCode(422)
                    .body("problem", equalTo("BAD_REQUEST"));
        }
        given().multiPart("file", "march.csv", OWN.getBytes(UTF_8))
                .multiPart("file", "april.csv", OWN.getBytes(UTF_8))
                .post("/import/demands")
                .then()
                .statusCode(422)
                .body("problem", equalTo("BAD_REQUEST"));
        given().contentType("multipart/form-data; boundary=x")
                .body("no form at all".getBytes(UTF_8))
                .post("/import/demands")
                .then()
                .statusCode(422)
                .body("problem", equalTo("BAD_REQUEST"));
        assertThat(statusOf("Content-Type: multipart/form-data; boundary\r\n")).contains(" 422 ");

        assertSpoolIsEmpty();
    }

    /// The first line of the answer to a small upload with such a head, which no library would send.
    private static String statusOf(String head) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var request =
                    "POST /import/demands HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n"
                            + head
                            + "\r\nid";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            return String.valueOf(answer.readLine());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100000\r\n\r\nid,title\n1,half",
                "Transfer-Encoding: chunked\r\n\r\n9\r\nid,title\n\r\n64\r\n1,half",
                "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nid,title\n1,half",
            })
    void anUploadThatIsCutInTheMiddleLeavesNothing(String half) throws IOException {
        long before = OffLoop.await(runs::count);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            var request = "POST /import/demands?source=cut HTTP/1.1\r\nHost: test\r\n" + half;
            socket.getOutputStream().write(request.getBytes(UTF_8));
            await("begun", () -> !isSpoolEmpty());
        }

        assertSpoolIsEmpty();
        assertThat(OffLoop.await(runs::count)).isEqualTo(before);
    }

    private void assertSpoolIsEmpty() throws IOException {
        await("empty", this::isSpoolEmpty);
    }

    private boolean isSpoolEmpty() throws IOException {
        var spool = data.resolve("spool");
        if (!Files.exists(spool)) {
            return true;
        }
        try (var files = Files.list(spool)) {
            return files.findAny().isEmpty();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(String what, Condition condition) throws IOException {
        var patience = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.holds()) {
            assertThat(Instant.now()).as(what).isBefore(patience);
        }
    }

    /// An accepted run once it is done.
    private static ValidatableResponse endOf(ValidatableResponse accepted)
            throws InterruptedException {
        String run = accepted.statusCode(202).extract().path("run");
        var query =
                "{ importRun(id: \"%s\") { state added { value } rejected { value } } }"
                        .formatted(run);
        var patience = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(patience)) {
            var answer =
                    given().contentType("application/json")
                            .body(Map.of("query", query))
                            .post("/graphql")
                            .then()
                            .statusCode(200)
                            .rootPath("data.importRun");
            if ("DONE".equals(answer.extract().path("data.importRun.state"))) {
                return answer;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the run was not done in time");
    }
}
