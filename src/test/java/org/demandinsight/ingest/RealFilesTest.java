package org.demandinsight.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.demandinsight.ingest.reader.RecordFile;
import org.demandinsight.ingest.reader.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Real files under their mappings: every row comes out, and only what is truly wrong is found.
class RealFilesTest {
    private static final Path DATA = Path.of("../shared/data");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "taidi-messages,taidi2020c/messages_hot.csv,4326,0",
        "taidi-replies,taidi2020c/messages_with_replies.csv,2816,0",
        "taidi-replies,taidi2020c/messages_with_replies_100.xlsx,120,1",
        "taidi-examples,taidi2020c/messages_labelled_open.csv,7191,0",
        "boston311,boston311/requests_2011_jul_oct.csv,41827,0",
        "wethepeople,wethepeople/petitions_open.csv,1137,0",
        "zwfw,zwfw/catalogue.csv,1135,0"
    })
    void everyRowComesOut(String name, String file, int rows, int serialDates) throws IOException {
        var path = DATA.resolve(file);
        assumeTrue(Files.exists(path), "skipped: there is no " + file + " beside this project");
        var mapping = Mappings.named(name);
        var source = java.util.Objects.requireNonNull(mapping.source());
        int read = 0;
        int dated = 0;
        Map<FindingKind, Integer> found = new EnumMap<>(FindingKind.class);

        try (var reader = RecordFile.open(path, mapping.expected())) {
            var bound = new BoundMapping(mapping, reader.header());
            for (var row = reader.next(); row != null; row = reader.next()) {
                assertThat(row).isInstanceOf(Row.Cells.class);
                var fields = new RowFields(bound, (Row.Cells) row, source.zone(), NOW);
                read++;
                if (mapping.kind() == ImportKind.DEMANDS) {
                    var draft = DemandDrafts.draft(fields, mapping.key(), source.zone());
                    dated += draft != null && draft.timeline().received() != null ? 1 : 0;
                }
                fields.findings().forEach(each -> found.merge(each.kind(), 1, Integer::sum));
            }
        }

        assertThat(read).isEqualTo(rows);
        assertThat(dated).isEqualTo(mapping.kind() == ImportKind.DEMANDS ? rows : 0);
        assertThat(found)
                .isEqualTo(
                        serialDates == 0 ? Map.of() : Map.of(FindingKind.SERIAL_DATE, serialDates));
    }
}
