package org.demandinsight.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.util.IORunnable;
import org.apache.lucene.util.IOSupplier;

/// Work on files whose failure only the callers of the index know what to do with: it is thrown on unchecked.
final class Unchecked {
    private Unchecked() {}

    static <T> T get(IOSupplier<T> work) {
        try {
            return work.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(IORunnable work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
