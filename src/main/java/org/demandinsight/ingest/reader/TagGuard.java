package org.demandinsight.ingest.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes of XML without a tag of more than a mebibyte, which a parser would hold in memory. Comments and text may be as
/// long as they like: a parser passes over them.
final class TagGuard extends FilterInputStream {
    private static final int LONGEST = 1 << 20;

    private boolean first = true;
    private int inTag = -1;

    TagGuard(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        for (int i = offset; i < offset + read; i++) {
            watch(into[i]);
        }
        return read;
    }

    private void watch(byte b) throws IOException {
        if (first && b != '<' && b != (byte) 0xEF) {
            throw new IOException("it is no XML in UTF-8");
        }
        first = false;
        if (b == '<') {
            inTag = 0;
        } else if (b == '>') {
            inTag = -1;
        } else if (inTag >= 0) {
            boolean markup = inTag == 0 && b == '!';
            inTag = markup ? -1 : inTag + 1;
            if (inTag > LONGEST) {
                throw new IOException("it has a tag of more than " + LONGEST + " bytes");
            }
        }
    }
}
