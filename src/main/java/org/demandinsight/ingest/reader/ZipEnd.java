package org.demandinsight.ingest.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The record at the end of an archive, which tells how much it lists. Looked at before the archive is opened, since
/// whoever opens one holds its whole list in memory.
final class ZipEnd {
    private static final int SIGNATURE = 0x06054B50;
    private static final int SIZE = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;

    private ZipEnd() {}

    /// Whether it ends as an archive does, and lists no more than a workbook. Of several places that look like an end all
    /// are held to it, down to the first that fits: which of them counts is then no matter. The long form of an end, for
    /// archives of more than 4 GiB, is none of a workbook's.
    static boolean listsFew(Path file) throws IOException {
        var tail = tail(file);
        for (int at = tail.limit() - SIZE; at >= 0; at--) {
            if (tail.getInt(at) == SIGNATURE) {
                int parts = tail.getShort(at + 10) & 0xFFFF;
                long bytes = tail.getInt(at + 12) & 0xFFFFFFFFL;
                if (parts > ReadLimits.PARTS || bytes > ReadLimits.PARTS_LISTED) {
                    return false;
                }
                int comment = tail.getShort(at + 20) & 0xFFFF;
                if (at + SIZE + comment == tail.limit()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ByteBuffer tail(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
            var tail = ByteBuffer.allocate((int) Math.min(channel.size(), SIZE + LONGEST_COMMENT));
            channel.position(channel.size() - tail.capacity());
            while (tail.hasRemaining() && channel.read(tail) >= 0) {}
            return tail.flip().order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
