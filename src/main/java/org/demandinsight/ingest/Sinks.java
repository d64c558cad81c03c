package org.demandinsight.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.city.AreaDeclaration;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.Crosswalk;
import org.demandinsight.city.DepartmentDeclaration;
import org.demandinsight.city.Holiday;
import org.demandinsight.city.Origin;
import org.demandinsight.city.Source;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.demand.Demands;
import org.demandinsight.demand.ErasedKeys;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.CategoryDeclaration;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.demandinsight.taxonomy.TaxonomyStore;

/// Makes the sink of each kind of file.
@ApplicationScoped
class Sinks {
    private final CityStore cities;
    private final TaxonomyStore taxonomies;
    private final CatalogueStore catalogue;
    private final Demands demands;
    private final ErasedKeys erased;
    private final ExampleStore examples;
    private final Indexer indexer;
    private volatile Placing placing = (_, _) -> new Unplaced(Decider.SOURCE);

    Sinks(
            CityStore cities,
            TaxonomyStore taxonomies,
            CatalogueStore catalogue,
            Demands demands,
            ErasedKeys erased,
            ExampleStore examples,
            Indexer indexer) {
        this.cities = cities;
        this.taxonomies = taxonomies;
        this.catalogue = catalogue;
        this.demands = demands;
        this.erased = erased;
        this.examples = examples;
        this.indexer = indexer;
    }

    void placeBy(Placing newPlacing) {
        placing = newPlacing;
    }

    /// Reads what is known now.
    void load() {
        var _ = OffLoop.await(cities::load);
        var _ = OffLoop.await(taxonomies::load);
        var _ = OffLoop.await(catalogue::load);
    }

    /// @param asOf when records without a date of change of their own were true
    RowSink sink(
            long run,
            Path file,
            Mapping mapping,
            Source source,
            Instant asOf,
            Veil veil,
            RunLog log)
            throws IOException {
        var kind = mapping.kind();
        return switch (kind) {
            case AREAS -> areas(log);
            case DEPARTMENTS ->
                    new CitySink<>(
                            log,
                            CityDrafts::department,
                            DepartmentDeclaration::code,
                            null,
                            cities::declareDepartments);
            case SOURCES ->
                    new CitySink<>(
                            log,
                            CityDrafts::source,
                            SourceDeclaration::code,
                            null,
                            cities::declareSources);
            case CROSSWALKS -> {
                var book = new CodeBook(cities.city(), taxonomies.taxonomy(), source.code());
                yield new CitySink<>(
                        log,
                        row -> CityDrafts.crosswalk(row, book),
                        Sinks::key,
                        null,
                        crosswalks -> cities.declareCrosswalks(crosswalks).call(taxonomies::load));
            }
            case HOLIDAYS ->
                    new CitySink<>(
                            log,
                            CityDrafts::holiday,
                            (Holiday holiday) -> holiday.day().toString(),
                            null,
                            cities::declareHolidays);
            case TAXONOMY -> categories(mapping, log);
            case DEMANDS -> {
                var codes = new KnownCodes(cities, taxonomies, source.code(), veil, log.patience());
                Placing placed = placing;
                var records =
                        new DemandRecords(run, asOf, mapping, source, veil, codes, placed::place);
                var repeated = RepeatedKeys.in(file, mapping);
                yield new DemandSink(
                        mapping, log, codes, records, repeated, demands, erased, indexer);
            }
            case SERVICES ->
                    new ServiceSink(
                            log,
                            new KnownCodes(cities, taxonomies, source.code(), veil, log.patience()),
                            veil,
                            catalogue);
            case EXAMPLES ->
                    new ExampleSink(
                            log,
                            new KnownCodes(cities, taxonomies, source.code(), veil, log.patience()),
                            veil,
                            examples);
        };
    }

    private static String key(Crosswalk crosswalk) {
        return crosswalk.kind() + "\u001F" + crosswalk.source() + "\u001F" + crosswalk.from();
    }

    private RowSink areas(RunLog log) {
        var city = cities.city();
        Map<String, String> known = new HashMap<>();
        for (var area : city.areas()) {
            if (area.origin() == Origin.DECLARED) {
                var parent = city.area(area.parent());
                known.put(area.code(), parent == null ? "" : parent.code());
            }
        }
        var tree =
                new CitySink.Tree<AreaDeclaration>(
                        AreaDeclaration::parent,
                        known,
                        (a, parent) ->
                                new AreaDeclaration(a.code(), a.name(), parent, a.population()),
                        _ -> List.of());
        return new CitySink<>(
                log, CityDrafts::area, AreaDeclaration::code, tree, cities::declareAreas);
    }

    private RowSink categories(Mapping mapping, RunLog log) {
        var taxonomy = taxonomies.taxonomy();
        Map<String, String> known = new HashMap<>();
        for (var category : taxonomy.categories()) {
            if (category.origin() != Origin.DECLARED) {
                continue;
            }
            var parent = taxonomy.category(category.parent());
            known.put(category.code(), parent == null ? "" : parent.code());
        }
        var tree =
                new CitySink.Tree<CategoryDeclaration>(
                        CategoryDeclaration::parent,
                        known,
                        CategoryDeclaration::under,
                        CategoryDeclaration::replacedBy);
        return new CitySink<>(
                log,
                CityDrafts::category,
                CityDrafts::above,
                CategoryDeclaration::code,
                tree,
                rows -> taxonomies.declare(mapping.id(), rows));
    }

    /// Places a demand that its source didn't.
    interface Placing {
        Classification place(RedactedText title, RedactedText text);
    }
}
