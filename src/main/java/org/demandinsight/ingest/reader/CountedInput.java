package org.demandinsight.ingest.reader;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts the bytes that were taken from a file; read by the thread that shows progress.
final class CountedInput extends BufferedInputStream {
    private final Counter counter;

    CountedInput(InputStream in) {
        this(in, 0);
    }

    /// @param before bytes of the file that lie before what is read here
    CountedInput(InputStream in, long before) {
        this(new Counter(in, before));
    }

    private CountedInput(Counter counter) {
        super(counter, 1 << 16);
        this.counter = counter;
    }

    long count() {
        return counter.shown();
    }

    /// Progress doesn't go back when a file is opened again.
    void atLeast(long bytes) {
        counter.floor = bytes;
    }

    private static final class Counter extends FilterInputStream {
        private volatile long count;
        private volatile long floor;

        Counter(InputStream in, long before) {
            super(in);
            this.count = before;
        }

        long shown() {
            return Math.max(count, floor);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            advance(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            advance(Math.max(0, read));
            return read;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads the file
        private void advance(int bytes) {
            count += bytes;
        }
    }
}
