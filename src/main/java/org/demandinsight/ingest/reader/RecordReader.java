package org.demandinsight.ingest.reader;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one file, in its order, one at a time. Not for two threads at once.
public interface RecordReader extends Closeable {

    /// Names of the columns as the file writes them; each row has as many values.
    List<String> header();

    /// The next row, null after the last.
    @Nullable Row next() throws IOException;

    /// Bytes of the file taken so far: progress, not position.
    long bytesRead();
}
