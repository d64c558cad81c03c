package org.demandinsight.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Where uploads wait for their run. They are raw personal data: only the service's own user reads them, and they are
/// deleted when the run has ended. A process that was killed finds them again when it starts.
@ApplicationScoped
public class Spool {
    private static final String SUFFIX = ".upload";
    private static final String MAPPING = ".mapping";

    private final Path folder;

    Spool(@ConfigProperty(name = "demandinsight.data", defaultValue = "data") Path data) {
        this.folder = data.resolve("spool");
    }

    /// A new empty file for an upload.
    public Path file() {
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder);
                restrict(folder);
            }
            return file(SUFFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Only its owner reads it, as the platform makes temporary files.
    private Path file(String suffix) throws IOException {
        return Files.createTempFile(folder, "new-", suffix);
    }

    /// Bytes that lie in it.
    long bytes() throws IOException {
        long bytes = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                bytes += file.toFile().length();
            }
        }
        return bytes;
    }

    /// Bytes that its disk has left.
    long left() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    private static void restrict(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var _ =
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// Names a file after its run, and keeps the mapping beside it that its sender wrote, if they did. Where the file has its name
    /// the mapping is there.
    Path forRun(Path file, long run, @Nullable String mapping) {
        try {
            if (mapping != null) {
                var beside = Files.writeString(file(MAPPING), mapping);
                force(beside);
                var _ = move(beside, folder.resolve(run + MAPPING));
            }
            var named = move(file, file(run));
            force(folder);
            return named;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes sure that what was written of a file or a folder is there after the power went.
    static void force(Path path) throws IOException {
        var how = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    private static Path move(Path from, Path to) throws IOException {
        return Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /// The file of a run.
    Path file(long run) {
        return folder.resolve(run + SUFFIX);
    }

    /// Whether the file of a run is here, and whole.
    boolean has(long run, long bytes) {
        return file(run).toFile().length() == bytes && Files.exists(file(run));
    }

    /// The mapping that came with the file of a run, null if none did.
    @Nullable String mapping(long run) {
        var beside = folder.resolve(run + MAPPING);
        try {
            return Files.exists(beside) ? Files.readString(beside) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what was kept of a run.
    void deleteRun(long run) {
        delete(folder.resolve(run + MAPPING));
        delete(file(run));
    }

    /// Deletes what was spooled.
    public static void delete(Path file) {
        try {
            var _ = Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes all that is left from before, but what these runs still need.
    void clearAllBut(Set<Long> runs) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder, "*{" + SUFFIX + ',' + MAPPING + '}')) {
            for (var file : files) {
                var name = file.getFileName().toString();
                var run = name.substring(0, name.lastIndexOf('.'));
                if (!run.matches("\\d{1,18}") || !runs.contains(Long.parseLong(run))) {
                    delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
