package org.demandinsight.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.demandinsight.testing.Postgres;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploads that stand still, come a thousand at once, or name what is none of their business.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(HostileUploadsTest.Impatient.class)
@Timeout(120)
class HostileUploadsTest {
    /// Mebibytes, so that no disk runs full where nothing is cut off; a good one takes some hundred between two looks.
    private static final int MOST_SENT = 2_048;

    private static final String PLAIN = "id,received_at,title\nh1,2025-03-01,路灯坏了\n";

    /// Of four uploads at once, none may stand still for two seconds.
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "demandinsight.upload.at-once", "4",
                    "demandinsight.upload.spool", "64M",
                    "demandinsight.upload.patience", "2s");
        }
    }

    @ConfigProperty(name = "demandinsight.data")
    Path data;

    @AfterEach
    void nothingIsLeftInTheSpool() throws IOException {
        for (int i = 0; i < 500 && spooled() > 0; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        assertThat(spooled()).isZero();
    }

    private long spooled() throws IOException {
        var spool = data.resolve("spool");
        if (!Files.exists(spool)) {
            return 0;
        }
        try (var files = Files.list(spool)) {
            return files.count();
        }
    }

    /// An upload of which so many bytes were announced and these were sent.
    private Socket begin(long announced, String sent) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(20_000);
        var head =
                "POST /import/demands?source=slow HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nContent-Length: "
                        + announced
                        + "\r\n\r\n"
                        + sent;
        socket.getOutputStream().write(head.getBytes(US_ASCII));
        return socket;
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void anUploadThatStandsStillIsGivenUpAndItsConnectionClosed() throws IOException {
        try (var socket = begin(1_000_000, "id,title\n1,")) {
            assertThat(rest(socket)).contains("422").contains("UPLOAD_TOO_SLOW");
        }
    }

    @Test
    void anUploadThatSendsAByteNowAndThenIsGivenUpToo() throws IOException {
        var started = System.nanoTime();
        try (var socket = begin(1_000_000, "id,title\n1,")) {
            for (int i = 0; i < 300; i++) {
                socket.getOutputStream().write('x');
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } catch (SocketException _) {
            // It was given up.
        }
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void slowUploadsLeaveTheDoorOpenForOthersOnceTheyAreGivenUp() throws IOException {
        var slow = new ArrayList<Socket>();
        for (int i = 0; i < 4; i++) {
            slow.add(begin(1_000_000, "id"));
        }
        for (int i = 0; i < 500 && spooled() < 4; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        given().header("Accept-Language", "en")
                .body(PLAIN.getBytes(UTF_8))
                .post("/import/demands?source=hostile")
                .then()
                .statusCode(503);
        given().get("/q/health/live").then().statusCode(200);

        for (var socket : slow) {
            assertThat(rest(socket)).contains("UPLOAD_TOO_SLOW");
            socket.close();
        }

        accepted("/import/demands?source=hostile");
    }

    private static void accepted(String path) {
        given().body(PLAIN.getBytes(UTF_8)).post(path).then().statusCode(202);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        begin(1_000_000, "id,title\n1,").close();

        accepted("/import/demands?source=hostile");
    }

    @Test
    void moreThanTheSpoolHoldsIsRefusedBeforeItComes() throws IOException {
        try (var socket = begin(65L << 20, "")) {
            assertThat(rest(socket)).contains("UPLOAD_TOO_LARGE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Type: multipart/form-data; boundary=b\r\n",
            })
    void moreThanTheSpoolHoldsIsCutOffWhereItWasNotAnnounced(String type) throws IOException {
        var part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
        byte[] chunk = ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").getBytes(US_ASCII);
        long sent = 0;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            var out = socket.getOutputStream();
            var head =
                    "POST /import/demands HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n";
            out.write((head + type + "\r\n").getBytes(US_ASCII));
            if (!type.isEmpty()) {
                var hex = Integer.toHexString(part.length());
                out.write((hex + "\r\n" + part + "\r\n").getBytes(US_ASCII));
            }
            for (; sent < MOST_SENT; sent++) {
                out.write(chunk);
            }
        } catch (SocketException _) {
            // It was cut off.
        }
        assertThat(sent).isBetween(64L, MOST_SENT - 1L);
    }

    @Test
    void aThousandImportsAtOnceAreTakenOrRefusedAndNothingElse() {
        var request =
                HttpRequest.newBuilder(at("/import/demands?source=hostile"))
                        .timeout(Duration.ofSeconds(60))
                        .POST(HttpRequest.BodyPublishers.ofString(PLAIN))
                        .build();
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < 1_000; i++) {
                answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }
            var statuses = new TreeMap<Integer, Integer>();
            for (var answer : answers) {
                statuses.merge(answer.join().statusCode(), 1, Integer::sum);
            }

            assertThat(statuses).containsOnlyKeys(202, 503);
        }
        given().get("/q/health/ready").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demands?name=../../etc/passwd",
                "demands?source=../../etc/passwd",
                "demands?source=C:\\Windows",
                "demands?name=x;rm%20-rf%20/",
            })
    void whatLooksLikeAPathIsANameLikeAnyOther(String where) {
        given().urlEncodingEnabled(false)
                .body(PLAIN.getBytes(UTF_8))
                .post("/import/" + where.replace("\\", "%5C"))
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2F..%2Fetc%2Fpasswd",
                "demands%00",
                "demands?mapping=../../application",
                "demands?mapping=/etc/passwd",
                "demands?mapping=demands%00",
                "demands?source=%00",
                "demands?source=a%0Ab",
                "demands?source=%20",
                "demands?source=%ED%A0%80",
                "demands?name=%00.csv",
                "demands?name=%1B%5B31mred",
                "demands?zone=../../../etc/localtime",
                "demands?zone=%00",
                "demands?asOf=%00",
                "demands?asOf=%2B999999999-12-31",
                "demands?asOf=%2B1000000000-12-31T23:59:59Z",
            })
    void whatIsNoNameIsRefused(String where) {
        var answer =
                given().urlEncodingEnabled(false)
                        .body(PLAIN.getBytes(UTF_8))
                        .post("/import/" + where)
                        .then()
                        .statusCode(422)
                        .extract();

        assertThat(answer.<String>path("problem")).isNotEqualTo("INTERNAL");
        assertThat(answer.<String>path("message")).doesNotContain("\0").doesNotContain("\33");
    }

    @Test
    void aLongNameIsRefusedInFewWords() {
        for (var parameter : new String[] {"name", "source", "mapping", "zone", "asOf"}) {
            var message =
                    given().body(PLAIN.getBytes(UTF_8))
                            .post("/import/demands?" + parameter + "=" + "x".repeat(3_000))
                            .then()
                            .statusCode(422)
                            .extract()
                            .<String>path("message");
            assertThat(message.length()).isLessThan(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nmapping: *b\nkind: demands\n",
                "mapping: \"a\\0b\"\nkind: demands\ncolumns: {id: id}\n",
                "mapping: x\nkind: demands\ncolumns: {id: id}\nconstants: {title: \"a\\0\"}\n",
                "mapping: x\nkind: demands\ncolumns: {id: id}\ntemplates: {title: \"{id}\\ud800\"}\n",
                "mapping: x\nkind: demands\ncolumns: {id: &x id, title: *x}\n<<: *x\n",
                "mapping: x\nkind: demands\ncolumns: [id]\n",
                "mapping: x\nkind: demands\ndates: ['((((((((((a+)+)+)+)+)+)+)+)+)+$']\ncolumns: {id: id}\n",
                "mapping: x\nkind: demands\nsource: {code: \"a\\nb\", zone: Asia/Shanghai}\ncolumns: {id: id}\n",
                "mapping: !!javax.script.ScriptEngineManager [x]\nkind: demands\n",
                "--- 1\n--- 2\n",
                "\0\1\2",
            })
    void aHostileMappingIsRefused(String yaml) {
        refused(yaml);
    }

    @Test
    void aMappingOfManyLayersIsRefused() {
        refused("mapping: " + "[".repeat(60_000));
        refused("mapping: " + "{a: ".repeat(15_000));
        refused("mapping: x\nkind: demands\ncolumns:\n" + layers(300));
    }

    private static String layers(int deep) {
        var yaml = new StringBuilder();
        for (int i = 1; i < deep; i++) {
            yaml.append(" ".repeat(i)).append("a:\n");
        }
        return yaml.toString();
    }

    private static void refused(String yaml) {
        var problem =
                given().multiPart("file", "a.csv", PLAIN.getBytes(UTF_8))
                        .multiPart("mapping", "a.yaml", yaml.getBytes(UTF_8))
                        .post("/import/demands")
                        .then()
                        .statusCode(422)
                        .extract()
                        .<String>path("problem");
        assertThat(problem).isIn("BAD_MAPPING", "BAD_REQUEST", "UNKNOWN_KIND");
    }
}
