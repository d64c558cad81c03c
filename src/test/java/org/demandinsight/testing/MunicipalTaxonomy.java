package org.demandinsight.testing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.demandinsight.city.Origin;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Taxonomy;

/// The default taxonomy, read from its file.
public final class MunicipalTaxonomy {
    private static final Path FILE = Path.of("src/main/resources/taxonomy/municipal.csv");

    private MunicipalTaxonomy() {}

    /// Its categories, numbered in the order of the file.
    ///
    /// @param withExamples whether the categories keep their examples
    public static Taxonomy read(boolean withExamples) throws IOException {
        var ids = new HashMap<String, Integer>();
        var categories = new ArrayList<Category>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(FILE)) {
            for (var row : rows) {
                int id = categories.size() + 1;
                ids.put(row.getField("code"), id);
                int parent = ids.getOrDefault(row.getField("parent"), 0);
                categories.add(category(id, parent, row, withExamples));
            }
        }
        return new Taxonomy(1, categories);
    }

    private static Category category(int id, int parent, NamedCsvRecord row, boolean withExamples) {
        var keywords = new ArrayList<>(list(row, "keywords_zh"));
        keywords.addAll(list(row, "keywords_en"));
        return new Category(
                id,
                row.getField("code"),
                new Wording(row.getField("name_zh"), row.getField("name_en")),
                new Wording(row.getField("description_zh"), row.getField("description_en")),
                parent,
                parent == 0 ? 1 : 2,
                keywords,
                withExamples ? list(row, "examples") : List.of(),
                Origin.DECLARED,
                0,
                null);
    }

    private static List<String> list(NamedCsvRecord row, String column) {
        var field = row.getField(column);
        return field.isBlank() ? List.of() : List.of(field.split("\\|"));
    }
}
