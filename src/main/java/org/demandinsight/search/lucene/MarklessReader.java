package org.demandinsight.search.lucene;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Blanks out redaction marks (`⟦…⟧`), so that they never count as words and part what stands around them.
final class MarklessReader extends FilterReader {
    private boolean inMark;

    MarklessReader(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            boolean opens = buffer[i] == '⟦';
            boolean closes = buffer[i] == '⟧';
            if (opens || closes || inMark) {
                buffer[i] = '。'; // a sentence's end: no pair and no phrase goes across
            }
            inMark = opens || (inMark && !closes);
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
