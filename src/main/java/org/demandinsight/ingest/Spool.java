package org.demandinsight.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Where uploads wait for their run. They are raw personal data: only the service's own user reads them, and they are
/// deleted after the run, or at the next start if the service was killed meanwhile.
@ApplicationScoped
public class Spool {
    private static final String SUFFIX = ".upload";

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
            return Files.createTempFile(folder, "new-", SUFFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restrict(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var _ =
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// Names a file after its run.
    Path forRun(Path file, long run) {
        try {
            return Files.move(
                    file, folder.resolve(run + SUFFIX), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what was spooled.
    public static void delete(Path file) {
        try {
            var _ = Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes all that is left from before, and tells the runs that it belonged to.
    List<Long> deleteLeftOvers() {
        var runs = new ArrayList<Long>();
        if (!Files.exists(folder)) {
            return runs;
        }
        try (var files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                var run = name.substring(0, name.length() - SUFFIX.length());
                if (run.matches("\\d+")) {
                    runs.add(Long.parseLong(run));
                }
                delete(file);
            }
            return runs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
