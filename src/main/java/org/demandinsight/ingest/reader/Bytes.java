package org.demandinsight.ingest.reader;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The first look at a file, below characters.
final class Bytes {
    private Bytes() {}

    static byte[] head(Path file, int size) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(size);
        }
    }

    static int int32(byte[] bytes) {
        return (bytes[0] & 0xFF) << 24
                | (bytes[1] & 0xFF) << 16
                | (bytes[2] & 0xFF) << 8
                | (bytes[3] & 0xFF);
    }

    /// Where the first byte stands that is neither blank nor of a byte order mark, -1 if none does.
    static int firstVisible(byte[] bytes) {
        int from = startsWithUtf8Mark(bytes) ? 3 : 0;
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] < 0 || bytes[i] > ' ') {
                return i;
            }
        }
        return -1;
    }

    static boolean startsWithUtf8Mark(byte[] bytes) {
        return bytes.length >= 3
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF;
    }

    /// At most `size` bytes from the first one that is not ASCII; none if all of the file is ASCII.
    static byte[] fromFirstBeyondAscii(Path file, int size) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            byte[] chunk = new byte[1 << 16];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                for (int i = 0; i < read; i++) {
                    if (chunk[i] < 0) {
                        return joined(chunk, i, read, in.readNBytes(size));
                    }
                }
            }
            return new byte[0];
        }
    }

    private static byte[] joined(byte[] chunk, int from, int until, byte[] rest) {
        byte[] all = new byte[until - from + rest.length];
        System.arraycopy(chunk, from, all, 0, until - from);
        System.arraycopy(rest, 0, all, until - from, rest.length);
        return all;
    }

    /// Leaves a stream behind a number of line ends: LF, CR LF, or CR alone. Neither byte is part of a longer character in
    /// the encodings that are read.
    ///
    /// @return how many bytes were skipped
    static long skipLines(InputStream in, long lines) throws IOException {
        long skipped = 0;
        long left = lines;
        boolean afterReturn = false;
        while (left > 0 || afterReturn) {
            in.mark(1);
            int next = in.read();
            if (next < 0) {
                if (left > 0) {
                    throw new EOFException("the file ends before line " + lines);
                }
                return skipped;
            }
            if (afterReturn && next != '\n' && left == 0) {
                in.reset();
                return skipped;
            }
            skipped++;
            if (next == '\r' || (next == '\n' && !afterReturn)) {
                left--;
            }
            afterReturn = next == '\r';
        }
        return skipped;
    }
}
