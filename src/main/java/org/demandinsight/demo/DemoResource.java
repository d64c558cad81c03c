package org.demandinsight.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads the CSV files that the city is made of.
final class DemoResource {
    private DemoResource() {}

    static List<NamedCsvRecord> rows(String path) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(reader(path))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    static Reader reader(String path) {
        return new InputStreamReader(open(path), StandardCharsets.UTF_8);
    }

    private static InputStream open(String path) {
        var stream = DemoResource.class.getResourceAsStream("/" + path);
        if (stream == null) {
            throw new IllegalStateException("resource is missing: " + path);
        }
        return stream;
    }
}
