package org.demandinsight.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The packaged service as a process of its own, with its embedded PostgreSQL in a data folder: what an operator starts, and what
/// may be killed.
public final class PackagedService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    /// Of the tests' processes, which live for seconds, and not of those that are measured.
    private static final List<String> JVM_OPTIONS =
            Stream.of(System.getProperty("demandinsight.package.jvm", "").split(" "))
                    .filter(option -> !option.isEmpty())
                    .toList();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final Path log;
    private final int port;
    private int judgedFrom;
    private Duration longestBusy = HeldUp.LONGEST_BUSY;
    private final Process process;

    private PackagedService(Path data, Path log, int port, Process process) {
        this.data = data;
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /// Starts the service on a data folder and returns at once.
    ///
    /// @param words arguments of a command; none for the service
    public static PackagedService start(Path data, String... words) throws IOException {
        return start(data, Map.of(), words);
    }

    /// Starts the service on a data folder with settings of its own.
    public static PackagedService start(Path data, Map<String, String> settings, String... words)
            throws IOException {
        return start(List.of(), data, settings, words);
    }

    /// Starts the service with an index folder that is a small disk of its own, which only the process and those that look through
    /// its eyes see ([#throughItsEyes]).
    ///
    /// @param options as `mount` has them
    public static PackagedService onSmallDisk(Path data, String options) throws IOException {
        var index = Files.createDirectories(data.resolve("index").resolve("demands"));
        var mount = "mount -t tmpfs -o " + options + " tmpfs '" + index + "' && exec \"$@\"";
        return start(
                List.of("unshare", "-Urm", "sh", "-c", mount, "sh"), data, Map.of(), new String[0]);
    }

    /// Whether this machine lets us mount disks of our own.
    public static boolean mayMount() throws IOException, InterruptedException {
        return new ProcessBuilder("unshare", "-Urm", "true").start().waitFor() == 0;
    }

    private static PackagedService start(
            List<String> before, Path data, Map<String, String> settings, String... words)
            throws IOException {
        int port = freePort();
        var log = Files.createTempFile(data.getParent(), data.getFileName() + "-", ".log");
        var program = System.getProperty("demandinsight.package");
        boolean isNative = !program.endsWith(".jar");
        var command =
                new ProcessBuilder(
                        isNative
                                ? program
                                : ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-Ddemandinsight.data=" + data,
                        // What is placed behind a test's back would differ from run to run.
                        "-Ddemandinsight.learning.enabled=false",
                        "-Dquarkus.http.port=" + port,
                        "-Ddemandinsight.event-loop.look=50ms",
                        "-Dquarkus.vertx.max-event-loop-execute-time=" + HeldUp.LOOKED_FOR,
                        "-Dquarkus.vertx.warning-exception-time=" + HeldUp.LOOKED_FOR);
        command.command().addAll(0, before);
        settings.forEach((name, value) -> command.command().add("-D" + name + '=' + value));
        if (!isNative) {
            command.command().addAll(JVM_OPTIONS);
            command.command().addAll(List.of("-jar", program));
        }
        command.command().addAll(List.of(words));
        var process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new PackagedService(data, log, port, process);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// Waits until it may be asked: the index has been level with the record.
    public void awaitReady() throws IOException, InterruptedException {
        await("ready", () -> status("/q/health/ready") == 200);
    }

    /// Waits until it has said so.
    public void awaitWords(String words) throws IOException, InterruptedException {
        await(words, () -> log().contains(words));
    }

    /// Something that becomes true.
    public interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /// Waits for something, as long as the process lives.
    ///
    /// @throws IllegalStateException if it ended, or took too long
    public void await(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end || runsOn(LOOK) >= 0) {
                throw new IllegalStateException("not reached: " + what + "; it said\n" + log());
            }
        }
    }

    /// Lets it run on for so long.
    ///
    /// @return its exit code if it ended, else -1
    public int runsOn(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    }

    private int status(String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(at(path)).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    /// The address of a path.
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Uploads a file.
    ///
    /// @param path behind `/import/`
    public void upload(String path, Path file) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(at("/import/" + path))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build();
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new IllegalStateException(response.statusCode() + ": " + response.body());
        }
    }

    /// What it has said so far.
    public String log() throws IOException {
        return Files.readString(log);
    }

    /// Asks a question that is answered without errors.
    ///
    /// @return its `data`
    public JsonObject ask(String query, Map<String, Object> variables)
            throws IOException, InterruptedException {
        var answer = answer(query, variables);
        if (answer.containsKey("errors")) {
            throw new IllegalStateException(answer.encode());
        }
        return answer.getJsonObject("data");
    }

    /// Asks a question.
    public JsonObject answer(String query, Map<String, Object> variables)
            throws IOException, InterruptedException {
        return new JsonObject(reply(query, variables, "zh"));
    }

    /// Asks a question in a language.
    ///
    /// @return the body of the reply as it came
    public String reply(String query, Map<String, Object> variables, String language)
            throws IOException, InterruptedException {
        var body = new JsonObject().put("query", query).put("variables", new JsonObject(variables));
        var request =
                HttpRequest.newBuilder(at("/graphql"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", language)
                        .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    public long pid() {
        return process.pid();
    }

    public long databasePid() throws IOException {
        return Long.parseLong(postmaster(0));
    }

    /// A connection to its database, past the service.
    public Connection database() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster(3) + "/postgres", "postgres", "");
    }

    /// A file of the process as the process sees it.
    public Path throughItsEyes(Path file) {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(Path.of("/").relativize(file));
    }

    /// What it answers at a path; nothing while it doesn't listen.
    public String get(String path) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(at(path)).timeout(PATIENCE).build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        }
    }

    /// Mounts its index folder otherwise.
    public void remount(String options) throws IOException, InterruptedException {
        var index = data.resolve("index").resolve("demands").toString();
        int code =
                new ProcessBuilder(
                                "nsenter",
                                "-t",
                                Long.toString(process.pid()),
                                "-U",
                                "-m",
                                "mount",
                                "-o",
                                "remount," + options,
                                index)
                        .inheritIO()
                        .start()
                        .waitFor();
        if (code != 0) {
            throw new IOException("could not be mounted with " + options);
        }
    }

    /// `kill -9` of its database server.
    public void killDatabase() throws IOException {
        boolean _ =
                ProcessHandle.of(databasePid()).map(ProcessHandle::destroyForcibly).orElse(false);
    }

    private String postmaster(int line) throws IOException {
        return Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(line)
                .strip();
    }

    /// `kill -9`.
    public void kill() throws InterruptedException {
        int _ = process.destroyForcibly().waitFor();
    }

    /// Uploads whatever it is.
    ///
    /// @param path behind `/import/`
    /// @param type of the content; a form, or anything else
    public HttpResponse<String> send(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(at("/import/" + path))
                        .timeout(PATIENCE)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// Bytes of all objects that are alive, after a full collection.
    public long liveBytes() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process =
                new ProcessBuilder(jcmd, Long.toString(this.process.pid()), "GC.class_histogram")
                        .start();
        var last = "";
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.isBlank() ? last : line;
            }
        }
        int _ = process.waitFor();
        // Total  instances  bytes
        return Long.parseLong(last.substring(last.stripTrailing().lastIndexOf(' ') + 1).strip());
    }

    /// From here on its code is compiled and the machine is its own: no event loop may be held up by anything.
    public void warm() throws IOException {
        judgedFrom = log().length();
        longestBusy = Duration.ZERO;
    }

    /// `kill`, and waits for the end.
    ///
    /// @throws AssertionError if an event loop was held up for longer than may be ([HeldUp])
    @Override
    public void close() {
        process.destroy();
        var _ = process.onExit().join();
        try {
            var held =
                    HeldUp.in(log().substring(judgedFrom)).stream()
                            .filter(each -> each.isForbidden(longestBusy))
                            .toList();
            if (!held.isEmpty()) {
                throw new AssertionError("an event loop was held up: " + held);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
