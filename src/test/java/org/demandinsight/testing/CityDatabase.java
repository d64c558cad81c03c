package org.demandinsight.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A PostgreSQL that belongs to no service: several use it, and it may go away and come back at the same address.
public final class CityDatabase implements AutoCloseable {
    private static final String SECRET = "5eed".repeat(16);

    private final Path folder;
    private EmbeddedPostgres postgres;

    private CityDatabase(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /// Starts an empty one.
    public static CityDatabase start(Path folder) throws IOException {
        return new CityDatabase(folder, postgres(folder, 0));
    }

    private static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setOverrideWorkingDirectory(folder.resolve("postgres-server").toFile())
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("max_connections", "80")
                // The library switches it off: what was promised would be gone after a kill.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /// Settings by which a service uses it; all of those that do know people by the same keys.
    public Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("demandinsight.database.url", url("postgresql"));
        settings.put("demandinsight.secret", SECRET);
        return settings;
    }

    /// Asks it something, past the services.
    ///
    /// @return the first column of each row
    public List<String> ask(String query) {
        var answer = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url("jdbc:postgresql"), "postgres", "");
                var statement = connection.createStatement()) {
            if (statement.execute(query)) {
                var rows = statement.getResultSet();
                while (rows.next()) {
                    answer.add(rows.getString(1));
                }
            }
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /// A number that a query answers.
    public long number(String query) {
        return Long.parseLong(ask(query).getFirst());
    }

    /// Runs a statement in a transaction that ends when it is closed: what the statement locks is locked until then.
    public Connection holding(String statement) throws SQLException {
        var connection = DriverManager.getConnection(url("jdbc:postgresql"), "postgres", "");
        connection.setAutoCommit(false);
        try (var work = connection.createStatement()) {
            boolean _ = work.execute(statement);
        }
        return connection;
    }

    private String url(String driver) {
        return driver + "://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    /// `kill -9`.
    public void kill() throws IOException {
        var server = server();
        boolean _ = server.destroyForcibly();
        var _ = server.onExit().join();
    }

    /// Stops it where it is: it answers nobody, and closes no connection.
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /// Lets it go on.
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    /// To the server and those of its processes that serve connections.
    private void signal(String signal) throws IOException, InterruptedException {
        var server = server();
        var all = server.children().map(ProcessHandle::pid).toList();
        var command = new ProcessBuilder("kill", signal, Long.toString(server.pid()));
        all.forEach(pid -> command.command().add(Long.toString(pid)));
        int _ = command.start().waitFor();
    }

    private ProcessHandle server() throws IOException {
        var lines = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    }

    /// Starts it again where it was, with what it held.
    public void startAgain() throws IOException {
        int port = postgres.getPort();
        postgres.close();
        postgres = postgres(folder, port);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
