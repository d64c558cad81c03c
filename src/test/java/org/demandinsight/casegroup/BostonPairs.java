package org.demandinsight.casegroup;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.testing.RealData;

/// Pairs of requests of Boston's 311 line that somebody closed as duplicates, and the file of requests that they are in.
///
/// `-Drealdata=…` says where the data is, `-Ddemandinsight.pairs=…` which pairs to measure on.
final class BostonPairs {
    private static final Path FOLDER = RealData.file("boston311");
    static final Path REQUESTS = FOLDER.resolve("requests_2011_jul_oct.csv");

    /// What is learned from.
    static final Path OPEN = FOLDER.resolve("duplicate_pairs_open.csv");

    /// What is measured on; if it isn't what is learned from, nothing is learned.
    static final Path MEASURED =
            Path.of(System.getProperty("demandinsight.pairs", OPEN.toString()));

    private BostonPairs() {}

    record Pair(String duplicate, String original) {}

    static boolean areThere() {
        return Files.exists(REQUESTS) && Files.exists(MEASURED);
    }

    static List<Pair> read(Path file) throws IOException {
        var pairs = new ArrayList<Pair>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : rows) {
                pairs.add(new Pair(row.getField("dup_case"), row.getField("orig_case")));
            }
        }
        return pairs;
    }
}
