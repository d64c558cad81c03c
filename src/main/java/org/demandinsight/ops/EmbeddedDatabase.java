package org.demandinsight.ops;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/// A real PostgreSQL of our own with its data in a folder, for the default run: nothing to install, nothing lost between
/// runs.
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    static EmbeddedDatabase start(Path path) {
        try {
            boolean fresh = !DataFolder.isIn(path);
            var folder = DataFolder.hold(path);
            LOG.infof(
                    "%s PostgreSQL in %s",
                    fresh ? "Setting up an embedded" : "Starting the", folder.postgres());
            return new EmbeddedDatabase(folder, postgres(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL doesn't start in " + path.toAbsolutePath(), e);
        }
    }

    private static EmbeddedPostgres postgres(DataFolder folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.postgres())
                .setOverrideWorkingDirectory(folder.server().toFile())
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

    /// For both drivers, the JDBC one with `jdbc:` before it.
    String url() {
        return "postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Override
    public void close() {
        try (folder) {
            postgres.close();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL didn't stop cleanly; the next start mends that", e);
        }
    }
}
