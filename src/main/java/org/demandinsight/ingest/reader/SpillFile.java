package org.demandinsight.ingest.reader;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Bytes that memory is too small for, appended and read again until it is closed. Named like an upload, so that what a
/// killed service leaves is cleared away with the others.
final class SpillFile implements Closeable {
    private final Path file;
    private final FileChannel channel;

    /// What is not yet in the file.
    private final ByteBuffer tail = ByteBuffer.allocate(1 << 16);

    private long written;

    SpillFile(Path folder) throws IOException {
        this.file = Files.createTempFile(folder, "texts-", ".upload");
        this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    long size() {
        return written + tail.position();
    }

    void append(byte[] bytes) throws IOException {
        if (bytes.length > tail.remaining()) {
            write(tail.flip());
            tail.clear();
        }
        if (bytes.length > tail.remaining()) {
            write(ByteBuffer.wrap(bytes));
        } else {
            tail.put(bytes);
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, written);
        }
    }

    /// Fills the array from a place; what was appended in one piece lies in one piece.
    void read(long place, byte[] into) throws IOException {
        if (place >= written) {
            tail.get((int) (place - written), into);
            return;
        }
        var bytes = ByteBuffer.wrap(into);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, place + bytes.position()) < 0) {
                throw new EOFException("nothing was written there");
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
