package org.demandinsight.ingest.reader;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// No spreadsheet is packed by Zstandard, and the library for it is not with us: the native executable can't be linked to it.
@TargetClass(ZipFile.class)
final class NoZstandard {
    private NoZstandard() {}

    @Substitute
    @SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"}) // as the library has it
    InputStream createZstdInputStream(InputStream packed) throws IOException {
        throw new IOException("packed by Zstandard");
    }
}
