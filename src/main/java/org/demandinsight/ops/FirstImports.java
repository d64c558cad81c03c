package org.demandinsight.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.ImportRun;
import org.demandinsight.ingest.ImportRuns;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.reactive.OffLoop;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Brings in what this service has itself or is given at its command line, by the same door as anybody's files, and tells how far it
/// is.
@ApplicationScoped
class FirstImports {
    private static final Logger LOG = Logger.getLogger(FirstImports.class);
    private static final int SECONDS_BETWEEN_WORDS = 2;

    private final Imports imports;
    private final ImportRuns runs;
    private final Spool spool;

    /// Writes a file's text.
    interface Content {
        void writeTo(BufferedWriter out) throws IOException;
    }

    FirstImports(Imports imports, ImportRuns runs, Spool spool) {
        this.imports = imports;
        this.runs = runs;
        this.spool = spool;
    }

    /// Brings in a text.
    ImportRun bring(ImportRequest request, Content content) {
        var file = spool.file();
        try (var out = Files.newBufferedWriter(file)) {
            content.writeTo(out);
        } catch (IOException e) {
            Spool.delete(file);
            throw new UncheckedIOException(e);
        }
        return follow(imports.accept(request, file));
    }

    /// Waits for a run, saying now and then how far it is.
    ImportRun follow(Imports.Accepted accepted) {
        var started = accepted.run();
        while (true) {
            var ended = within(accepted.end());
            if (ended != null) {
                var reason = ended.reason();
                if (reason != null) {
                    LOG.errorf("Import of %s broke off: %s", ended.fileName(), reason.en());
                }
                LOG.infof(
                        "Imported %s: %,d rows read, %,d new, %,d changed, %,d rejected",
                        ended.fileName(),
                        ended.counts().read(),
                        ended.counts().added(),
                        ended.counts().changed(),
                        ended.counts().rejected());
                return ended;
            }
            var now = OffLoop.await(() -> runs.byId(started.id()));
            if (now != null && now.bytesTotal() > 0) {
                LOG.infof(
                        "Importing %s: %,d rows, %d %%",
                        now.fileName(),
                        now.counts().read(),
                        100 * now.bytesRead() / now.bytesTotal());
            }
        }
    }

    private static @Nullable ImportRun within(CompletableFuture<ImportRun> end) {
        try {
            return end.get(SECONDS_BETWEEN_WORDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while importing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the import broke off", e.getCause());
        }
    }
}
