package org.demandinsight.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives a city that has none a municipal taxonomy to start from.
@ApplicationScoped
class DefaultTaxonomy {
    static final String FILE = "municipal.csv";
    private static final String RESOURCE = "/taxonomy/" + FILE;

    private final TaxonomyStore taxonomies;
    private final FirstImports imports;
    private final boolean wanted;

    DefaultTaxonomy(
            TaxonomyStore taxonomies,
            FirstImports imports,
            @ConfigProperty(name = "demandinsight.taxonomy.default", defaultValue = "true")
                    boolean wanted) {
        this.taxonomies = taxonomies;
        this.imports = imports;
        this.wanted = wanted;
    }

    void importIfNone() {
        if (!wanted || !taxonomies.taxonomy().declared().isEmpty()) {
            return;
        }
        var _ =
                imports.bring(
                        ImportRequest.of(ImportKind.TAXONOMY, "taxonomy", FILE),
                        out -> {
                            var in = DefaultTaxonomy.class.getResourceAsStream(RESOURCE);
                            try (var text =
                                    new InputStreamReader(
                                            Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
                                long _ = text.transferTo(out);
                            }
                        });
    }
}
