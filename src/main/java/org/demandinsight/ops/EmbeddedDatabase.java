package org.demandinsight.ops;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// A real PostgreSQL of our own with its data in a folder, for the default run: nothing to install, nothing lost between
/// runs. A lock on the folder keeps a second service away; a server that a killed service left behind is stopped first.
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FileChannel lock;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(FileChannel lock, EmbeddedPostgres postgres) {
        this.lock = lock;
        this.postgres = postgres;
    }

    static EmbeddedDatabase start(Path folder) {
        try {
            Files.createDirectories(folder);
            var lock = lock(folder.resolve("lock"));
            var data = folder.resolve("postgres").toAbsolutePath();
            stopLeftOver(data);
            boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
            LOG.infof(
                    "%s PostgreSQL in %s", fresh ? "Setting up an embedded" : "Starting the", data);
            return new EmbeddedDatabase(lock, postgres(folder, data));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL doesn't start in " + folder.toAbsolutePath(), e);
        }
    }

    private static EmbeddedPostgres postgres(Path folder, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.resolve("postgres-server").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The library switches both off, as fits tests. Kept data wants them.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("max_connections", "64")
                .setServerConfig("log_min_messages", "fatal")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static FileChannel lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException(
                    "another Demand Insight is running on this data folder; stop it, or give this"
                            + " one another folder by demandinsight.data");
        }
        return channel;
    }

    /// A service that was killed leaves its server running; nobody else can, for we hold the lock.
    private static void stopLeftOver(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var lines = Files.readAllLines(file);
        if (lines.size() > 1 && Path.of(lines.get(1)).equals(data)) {
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(EmbeddedDatabase::isPostgres)
                    .ifPresent(EmbeddedDatabase::stop);
        }
        Files.deleteIfExists(file);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres")
                || process.info().commandLine().orElse("").contains("postgres");
    }

    private static void stop(ProcessHandle left) {
        LOG.infof("Stopping the PostgreSQL that a killed service left behind (%d)", left.pid());
        var _ = left.destroy();
        try {
            var _ = left.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            var _ = left.destroyForcibly();
            var _ = left.onExit().join();
        }
    }

    /// For both drivers, the JDBC one with `jdbc:` before it.
    String url() {
        return "postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try (lock) {
            postgres.close();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL didn't stop cleanly; the next start mends that", e);
        }
    }
}
