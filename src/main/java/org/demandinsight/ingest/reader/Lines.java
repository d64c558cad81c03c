package org.demandinsight.ingest.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Lines of a text, none longer in memory than may be.
final class Lines implements Closeable {
    private final Reader reader;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean tooLong;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /// The next line without its end, null after the last. Of a line that is too long only the start.
    @Nullable String next() throws IOException {
        line.setLength(0);
        tooLong = false;
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        number++;
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() < ReadLimits.LINE) {
                line.append((char) c);
            } else {
                tooLong = true;
            }
        }
        return line.toString();
    }

    /// Of the line that was read last, from 1.
    long number() {
        return number;
    }

    boolean wasTooLong() {
        return tooLong;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
