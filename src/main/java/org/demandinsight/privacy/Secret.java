package org.demandinsight.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/// The secret under which people and rows are hashed: 32 bytes, configured, or generated once into a file that only its
/// owner reads. Whoever loses it can't tell any more that two demands are of one person: it belongs in every backup.
public final class Secret {
    private static final int BYTES = 32;

    private final byte[] bytes;

    private Secret(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    /// From configuration: 64 hexadecimal digits.
    public static Secret of(String hex) {
        try {
            var bytes = HexFormat.of().parseHex(hex.strip());
            if (bytes.length == BYTES) {
                return new Secret(bytes);
            }
        } catch (IllegalArgumentException _) {
            // Said below, without the secret.
        }
        throw new IllegalArgumentException(
                "the secret for people's keys is not 64 hexadecimal digits (32 bytes)");
    }

    /// From a file, which is made the first time. A damaged file is never replaced: all keys would change.
    public static Secret in(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return of(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    file
                            + " is damaged: restore it from a backup, for with another secret nobody is"
                            + " known again",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whole or not at all: written beside, made durable, then moved into place.
    private static void create(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = open(beside, options)) {
            var text = HexFormat.of().formatHex(random) + "\n";
            var buffer = ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            while (buffer.hasRemaining()) {
                int _ = channel.write(buffer);
            }
            channel.force(true);
        }
        var _ = Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileChannel open(Path file, Set<StandardOpenOption> options) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var owner = PosixFilePermissions.fromString("rw-------");
            return FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(owner));
        }
        return FileChannel.open(file, options);
    }
}
