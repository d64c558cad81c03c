package org.demandinsight.ops;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/// The folder in which an embedded service keeps everything, held by a lock: one process at a time works on it, be it the
/// service or a backup. A database server that a killed service left behind is stopped first.
final class DataFolder implements AutoCloseable {
    /// Where the secret for people's keys is, unless it is configured.
    static final String SECRET = "person-key";

    private static final Logger LOG = Logger.getLogger(DataFolder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String POSTGRES = "postgres";
    private static final String SERVER = "postgres-server";
    private static final String LOCK = "lock";
    private static final String RUNNING = "postmaster.pid";

    /// What is made again (the index, the server's programs), is nobody's business (raw uploads of broken imports) or belongs to a
    /// running process. All else is kept in a backup, what later versions put here too.
    private static final Set<Path> NOT_KEPT =
            Set.of(
                    Path.of(LOCK),
                    Path.of("index"),
                    Path.of("spool"),
                    Path.of(SERVER),
                    Path.of(POSTGRES, RUNNING),
                    Path.of(POSTGRES, "postmaster.opts"));

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Another process works on it.
    static final class InUse extends IOException {
        InUse() {
            super(
                    "another Demand Insight is running on this data folder; stop it, or give this"
                            + " one another folder by demandinsight.data");
        }
    }

    /// Makes the folder if need be.
    ///
    /// @throws InUse if another process holds it
    static DataFolder hold(Path path) throws IOException {
        Files.createDirectories(path);
        var channel =
                FileChannel.open(
                        path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new InUse();
        }
        var folder = new DataFolder(path, channel);
        folder.stopLeftOver();
        return folder;
    }

    /// Whether there is a database.
    static boolean isIn(Path path) {
        return Files.exists(path.resolve(POSTGRES).resolve("PG_VERSION"));
    }

    /// Whether a backup has it.
    ///
    /// @param file from this folder on
    static boolean keeps(Path file) {
        return !NOT_KEPT.contains(file);
    }

    Path postgres() {
        return path.resolve(POSTGRES).toAbsolutePath();
    }

    Path server() {
        return path.resolve(SERVER);
    }

    /// A service that was killed leaves its server running; nobody else can, for we hold the lock.
    private void stopLeftOver() throws IOException {
        var file = postgres().resolve(RUNNING);
        if (!Files.exists(file)) {
            return;
        }
        var lines = Files.readAllLines(file);
        if (lines.size() > 1 && Path.of(lines.get(1)).equals(postgres())) {
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(DataFolder::isPostgres)
                    .ifPresent(DataFolder::stop);
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

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
