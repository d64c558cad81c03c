package org.demandinsight.search.lucene;

import io.quarkus.runtime.ImageMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The one index of a process, in the data folder.
@ApplicationScoped
class IndexProducer {
    private final Path folder;
    private final boolean mapped;

    /// @param mapped whether files are mapped into memory, which a JVM reads best; a native executable reads them faster
    ///     through buffers (vectors, once there are any, it would read slower)
    IndexProducer(
            @ConfigProperty(name = "demandinsight.data", defaultValue = "data") Path data,
            @ConfigProperty(name = "demandinsight.index.mapped") Optional<Boolean> mapped) {
        this.folder = data.resolve("index").resolve("demands");
        this.mapped = mapped.orElse(!ImageMode.current().isNativeImage());
    }

    @Produces
    @Singleton
    LuceneDemandIndex index() {
        try {
            return new LuceneDemandIndex(
                    mapped ? FSDirectory.open(folder) : new NIOFSDirectory(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("There can be no index in " + folder, e);
        }
    }

    void close(@Disposes LuceneDemandIndex index) {
        index.close();
    }
}
