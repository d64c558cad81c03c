package org.demandinsight.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demandinsight.ingest.reader.FileUnderTest.expecting;
import static org.demandinsight.ingest.reader.FileUnderTest.read;
import static org.demandinsight.ingest.reader.FileUnderTest.row;
import static org.demandinsight.ingest.reader.FileUnderTest.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
    @TempDir Path folder;

    @Test
    void nestedFieldsGoByTheirPath() throws IOException {
        var file =
                text(
                        folder,
                        """
                        {"id": 7, "place": {"latitude": 31.5}, "tags": ["路灯", "夜间"], "open": true, "none": null}
                        {"id": 8, "place": {"latitude": 31.25}, "steps": [{"by": "a"}, {"by": "b"}]}
                        """);
        var expected =
                expecting("id", "place/latitude", "tags", "open", "steps/1/by", "none", "absent");

        var read = read(file, expected);

        int[] at =
                expected.columns().stream()
                        .mapToInt(column -> new Header(read.header()).position(column.names()))
                        .toArray();
        assertThat(read.cells().getFirst().get(at[1])).isEqualTo("31.5");
        assertThat(read.cells().getFirst().get(at[2])).isEqualTo("路灯|夜间");
        assertThat(read.cells().getFirst().get(at[3])).isEqualTo("true");
        assertThat(read.cells().get(1).get(at[4])).isEqualTo("b");
        assertThat(read.cells().getFirst().get(at[5])).isNull();
        assertThat(read.cells().getFirst().get(at[6])).isNull();
    }

    @Test
    void aLineThatIsNoObjectCostsItselfOnly() throws IOException {
        var file =
                text(folder, "{\"id\":1}\n{\"id\":2\n[3]\n\n{\"id\":4} {\"id\":5}\n{\"id\":6}\n");

        var read = read(file, expecting("id"));

        assertThat(read.cells()).containsExactly(row("1"), row("6"));
        assertThat(read.damaged()).extracting(Row::line).containsExactly(2L, 3L, 5L);
        assertThat(read.rows()).contains(new Row.Blank(4));
    }

    @Test
    void loneSurrogatesAndNulsAreTakenOutAndMarked() throws IOException {
        var file = text(folder, "{\"id\":\"1\",\"text\":\"a\\ud800b\\u0000c\\ud83d\\ude00\"}\n");

        assertThat(read(file, expecting("id", "text")).rows())
                .containsExactly(
                        new Row.Cells(
                                1,
                                row("1", "a\uFFFDbc😀"),
                                Map.of(1, Set.of(CellMark.NUL, CellMark.LONE_SURROGATE))));
    }

    @Test
    void linesThatAreNoJsonAtAllAreRefused() throws IOException {
        var file = text(folder, "{not json\n{either\n");

        assertThatThrownBy(() -> read(file, expecting("id")))
                .hasMessageContaining("no line is a JSON object");
    }
}
