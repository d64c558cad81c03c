package org.demandinsight.ops;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// A copy of a folder that is whole or isn't there: made under another name beside its own, forced to the disk, and given its
/// name last. Who may read a file stays as it is; the copy itself is its owner's alone.
final class FolderCopy implements AutoCloseable {
    private static final String UNFINISHED = ".unfinished";

    private final Path from;
    private final Path to;
    private final Path beside;
    private final SortedMap<String, String> checksums = new TreeMap<>();
    private long bytes;

    private FolderCopy(Path from, Path to, Path beside) {
        this.from = from;
        this.to = to;
        this.beside = beside;
    }

    /// Begins a copy.
    ///
    /// @throws FileAlreadyExistsException if another copy to the same place is being made, or was broken off
    static FolderCopy begin(Path from, Path to) throws IOException {
        var target = to.toAbsolutePath().normalize();
        var beside = target.resolveSibling(target.getFileName() + UNFINISHED);
        Files.createDirectories(requireNonNull(target.getParent(), "no name"));
        var _ = Files.createDirectory(beside);
        if (isPosix(beside)) {
            var _ =
                    Files.setPosixFilePermissions(
                            beside, PosixFilePermissions.fromString("rwx------"));
        }
        return new FolderCopy(from.toAbsolutePath().normalize(), target, beside);
    }

    /// SHA-256 in hexadecimal of every file, by its path from the folder on, with `/` between.
    SortedMap<String, String> checksums() {
        return checksums;
    }

    long bytes() {
        return bytes;
    }

    Path beside() {
        return beside;
    }

    /// Copies what is wanted. Sockets and the like are passed over.
    ///
    /// @param wanted is given paths from the folder on
    /// @throws IOException also at a link: what it leads to would be missing in the copy
    void copy(Predicate<Path> wanted) throws IOException {
        var _ =
                Files.walkFileTree(
                        from,
                        new SimpleFileVisitor<>() {
                            @Override
                            public FileVisitResult preVisitDirectory(
                                    Path folder, BasicFileAttributes attributes)
                                    throws IOException {
                                if (folder.equals(from)) {
                                    return FileVisitResult.CONTINUE;
                                }
                                if (!wanted.test(from.relativize(folder))) {
                                    return FileVisitResult.SKIP_SUBTREE;
                                }
                                var _ = Files.createDirectory(copyOf(folder));
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult visitFile(
                                    Path file, BasicFileAttributes attributes) throws IOException {
                                if (wanted.test(from.relativize(file))) {
                                    copy(file, attributes);
                                }
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult postVisitDirectory(
                                    Path folder, IOException failure) throws IOException {
                                if (failure != null) {
                                    throw failure;
                                }
                                if (!folder.equals(from)) {
                                    keepPermissions(folder, copyOf(folder));
                                }
                                force(copyOf(folder));
                                return FileVisitResult.CONTINUE;
                            }
                        });
    }

    private Path copyOf(Path file) {
        return beside.resolve(from.relativize(file));
    }

    private void copy(Path file, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            throw new IOException(file + " is a link; what it leads to can't be copied along");
        }
        if (!attributes.isRegularFile()) {
            return;
        }
        var digest = sha256();
        var copy = copyOf(file);
        try (var in = new DigestInputStream(Files.newInputStream(file), digest);
                var channel =
                        FileChannel.open(
                                copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            keepPermissions(file, copy);
            bytes += in.transferTo(Channels.newOutputStream(channel));
            channel.force(true);
        }
        var name = from.relativize(file).toString().replace('\\', '/');
        checksums.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPosix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
    }

    private static void keepPermissions(Path of, Path on) throws IOException {
        if (isPosix(on)) {
            var _ =
                    Files.setPosixFilePermissions(
                            on, Files.getPosixFilePermissions(of, LinkOption.NOFOLLOW_LINKS));
        }
    }

    /// Makes the names in a folder durable; Windows has no such call.
    private static void force(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Gives the copy its name. Where a folder is already, it must be empty.
    void finish() throws IOException {
        force(beside);
        var _ = Files.move(beside, to, StandardCopyOption.ATOMIC_MOVE);
        force(requireNonNull(to.getParent()));
    }

    /// Takes away what was not finished.
    @Override
    public void close() throws IOException {
        if (!Files.exists(beside)) {
            return;
        }
        var _ =
                Files.walkFileTree(
                        beside,
                        new SimpleFileVisitor<>() {
                            @Override
                            public FileVisitResult visitFile(
                                    Path file, BasicFileAttributes attributes) throws IOException {
                                Files.delete(file);
                                return FileVisitResult.CONTINUE;
                            }

                            @Override
                            public FileVisitResult postVisitDirectory(
                                    Path folder, IOException failure) throws IOException {
                                Files.delete(folder);
                                return FileVisitResult.CONTINUE;
                            }
                        });
    }
}
