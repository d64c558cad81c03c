package org.demandinsight.search.lucene;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.lucene.store.FSDirectory;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The one index of a process, in the data folder.
@ApplicationScoped
class IndexProducer {
    private final Path folder;

    IndexProducer(@ConfigProperty(name = "demandinsight.data", defaultValue = "data") Path data) {
        this.folder = data.resolve("index").resolve("demands");
    }

    @Produces
    @Singleton
    LuceneDemandIndex index() {
        try {
            return new LuceneDemandIndex(FSDirectory.open(folder));
        } catch (IOException e) {
            throw new UncheckedIOException("There can be no index in " + folder, e);
        }
    }

    void close(@Disposes LuceneDemandIndex index) {
        index.close();
    }
}
