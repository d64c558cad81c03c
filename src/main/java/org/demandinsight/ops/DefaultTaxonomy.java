package org.demandinsight.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Gives a city that has none a municipal taxonomy to start from, by the same door as anybody's.
@ApplicationScoped
class DefaultTaxonomy {
    private static final Logger LOG = Logger.getLogger(DefaultTaxonomy.class);
    private static final String RESOURCE = "/taxonomy/municipal.csv";

    private final TaxonomyStore taxonomies;
    private final Imports imports;
    private final Spool spool;
    private final boolean wanted;

    DefaultTaxonomy(
            TaxonomyStore taxonomies,
            Imports imports,
            Spool spool,
            @ConfigProperty(name = "demandinsight.taxonomy.default", defaultValue = "true")
                    boolean wanted) {
        this.taxonomies = taxonomies;
        this.imports = imports;
        this.spool = spool;
        this.wanted = wanted;
    }

    void importIfNone() {
        if (!wanted || !taxonomies.taxonomy().declared().isEmpty()) {
            return;
        }
        var file = spool.file();
        try (var in = Objects.requireNonNull(DefaultTaxonomy.class.getResourceAsStream(RESOURCE))) {
            long _ = Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var request = ImportRequest.of(ImportKind.TAXONOMY, "taxonomy", "municipal.csv");
        var run = imports.accept(request, file).end().join();
        LOG.infof("Default taxonomy: %d categories", run.counts().added());
    }
}
