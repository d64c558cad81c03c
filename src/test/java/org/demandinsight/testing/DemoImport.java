package org.demandinsight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;

/// Brings in what the demo city writes, as any file comes in.
public record DemoImport(Imports imports, Spool spool) {

    /// What is in a file.
    public interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /// Returns when all of it is stored; nothing of it may be rejected.
    public void bring(ImportKind kind, Content content) throws IOException {
        var file = spool.file();
        try (var out = Files.newBufferedWriter(file)) {
            content.writeTo(out);
        }
        var request =
                new ImportRequest(
                        kind, kind.label(), null, DemoCity.SOURCE, null, null, kind.label());
        var run = imports.accept(request, file).end().join();
        assertThat(run.counts().rejected()).isZero();
        assertThat(run.counts().read()).isPositive();
    }
}
