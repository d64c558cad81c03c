package org.demandinsight.ops;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// `backup FOLDER` and `restore FOLDER`: a cold copy of the data folder, the secret in it, and the way back. The checksums of a
/// backup are in a file that `sha256sum -c` reads; nothing is restored that differs from them.
final class BackupCommand {
    private static final Set<String> WORDS = Set.of("backup", "restore");
    private static final String CHECKSUMS = "SHA256SUMS";
    private static final double MEGABYTE = 1e6;

    private final Path data;
    private final boolean secretConfigured;
    private final Consumer<String> terminal;

    /// @param data the data folder
    /// @param secretConfigured whether the secret for people's keys comes from the configuration
    /// @param terminal takes what is told
    BackupCommand(Path data, boolean secretConfigured, Consumer<String> terminal) {
        this.data = data;
        this.secretConfigured = secretConfigured;
        this.terminal = terminal;
    }

    /// Whether the arguments are one of these commands.
    static boolean isMeantBy(String... arguments) {
        return arguments.length > 0 && WORDS.contains(arguments[0]);
    }

    /// Why nothing was done.
    private static final class Refusal extends Exception {
        Refusal(String reason) {
            super(reason);
        }
    }

    /// Runs the command.
    ///
    /// @return the exit code: 0 when the copy is there whole, 1 when it broke off and nothing is there, 2 when it was refused
    int run(String... arguments) {
        try {
            if (arguments.length != 2) {
                throw new Refusal("usage: " + arguments[0] + " FOLDER");
            }
            var folder = Path.of(arguments[1]);
            if (arguments[0].equals("backup")) {
                backUp(folder);
            } else {
                restore(folder);
            }
            return ImportCommand.GOOD;
        } catch (Refusal | DataFolder.InUse e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (FileAlreadyExistsException e) {
            return refused(
                    e.getFile()
                            + " is there; either another copy is being made, or one was killed: delete it then");
        } catch (IOException e) {
            terminal.accept("Broke off, and took away what was copied: " + e);
            return ImportCommand.FAILED;
        }
    }

    private int refused(String reason) {
        terminal.accept("Nothing was done: " + reason);
        return ImportCommand.REFUSED;
    }

    private void backUp(Path folder) throws IOException, Refusal {
        if (!DataFolder.isIn(data)) {
            throw new Refusal(
                    "there is no data in " + data.toAbsolutePath() + "; see demandinsight.data");
        }
        requireEmpty(folder);
        if (real(folder).startsWith(real(data))) {
            throw new Refusal("a backup inside the data folder would be lost with it");
        }
        try (var _ = DataFolder.hold(data);
                var copy = FolderCopy.begin(data, folder)) {
            copy.copy(DataFolder::keeps);
            write(copy.beside().resolve(CHECKSUMS), copy.checksums());
            copy.finish();
            say("Backed up", data, folder, copy);
        }
        sayWhereTheSecretIs(folder);
    }

    private void restore(Path folder) throws IOException, Refusal {
        var checksums = folder.resolve(CHECKSUMS);
        if (!Files.isRegularFile(checksums)) {
            throw new Refusal(folder + " is no backup: it has no " + CHECKSUMS);
        }
        requireEmpty(data);
        try (var copy = FolderCopy.begin(folder, data)) {
            copy.copy(file -> !file.equals(Path.of(CHECKSUMS)));
            requireSame(read(checksums), copy.checksums());
            copy.finish();
            say("Restored", folder, data, copy);
        }
        sayWhereTheSecretIs(data);
        terminal.accept(
                "The next start builds the index. Erase again what was erased since the backup was"
                        + " made: it is back.");
    }

    private static void requireEmpty(Path folder) throws IOException, Refusal {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(folder + " is no folder");
        }
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new Refusal(folder + " is not empty; name a folder that isn't there yet");
            }
        }
    }

    /// Past links, as far as the path exists.
    private static Path real(Path path) throws IOException {
        var whole = path.toAbsolutePath().normalize();
        for (var there = whole; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return there.toRealPath().resolve(there.relativize(whole)).normalize();
            }
        }
        return whole;
    }

    private static void write(Path file, Map<String, String> checksums) throws IOException {
        var lines =
                checksums.entrySet().stream()
                        .map(each -> each.getValue() + "  " + each.getKey() + '\n')
                        .collect(Collectors.joining());
        var _ =
                Files.writeString(
                        file,
                        lines,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SYNC);
    }

    private static Map<String, String> read(Path file) throws IOException {
        var checksums = new TreeMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            var parts = line.split(" [ *]", 2);
            if (parts.length != 2) {
                throw new IOException(file + " is damaged");
            }
            var _ = checksums.put(parts[1], parts[0]);
        }
        return checksums;
    }

    private static void requireSame(Map<String, String> wanted, Map<String, String> found)
            throws IOException {
        for (var each : wanted.entrySet()) {
            var sum = found.get(each.getKey());
            if (!each.getValue().equals(sum)) {
                throw new IOException(
                        "the backup's "
                                + each.getKey()
                                + (sum == null ? " is missing" : " is damaged"));
            }
        }
        for (var name : found.keySet()) {
            if (!wanted.containsKey(name)) {
                throw new IOException("the backup's " + name + " didn't belong to it");
            }
        }
    }

    private void say(String done, Path from, Path to, FolderCopy copy) {
        terminal.accept(
                String.format(
                        Locale.ROOT,
                        "%s %s to %s: %,d files, %,.1f MB, every one with its checksum.",
                        done,
                        from,
                        to.toAbsolutePath(),
                        copy.checksums().size(),
                        copy.bytes() / MEGABYTE));
    }

    private void sayWhereTheSecretIs(Path folder) {
        boolean inside = Files.exists(folder.resolve(DataFolder.SECRET));
        if (inside) {
            terminal.accept(
                    "The secret for people's keys is in it ("
                            + DataFolder.SECRET
                            + "): keep the folder as you keep the data.");
        }
        if (secretConfigured || !inside) {
            terminal.accept(
                    "DEMANDINSIGHT_SECRET is not in it. Keep it elsewhere: the service starts on this data"
                            + " with no other one.");
        }
    }
}
