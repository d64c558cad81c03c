package org.demandinsight.ingest.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demandinsight.ingest.reader.FileUnderTest.expecting;
import static org.demandinsight.ingest.reader.FileUnderTest.read;
import static org.demandinsight.ingest.reader.FileUnderTest.row;
import static org.demandinsight.ingest.reader.FileUnderTest.text;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.demandinsight.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Text files made to fill memory or to take for ever. Each is refused, or costs its own row.
@Timeout(60)
class HostileTextTest {
    private static final int LONG_LINE = 100 << 20;

    @TempDir Path folder;

    /// A text, a hundred mebibytes of `x`, and another text.
    private Path around(String before, String after) throws IOException {
        var file = folder.resolve("upload");
        byte[] chunk = "x".repeat(1 << 20).getBytes(UTF_8);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(before.getBytes(UTF_8));
            for (int i = 0; i < LONG_LINE; i += chunk.length) {
                out.write(chunk);
            }
            out.write(after.getBytes(UTF_8));
        }
        return file;
    }

    @Test
    void aLineOfAHundredMebibytesCostsItselfOnly() throws IOException {
        var expected = expecting("id", "text");

        var plain = read(around("id,text\n1,a\n2,", "\n3,c\n"), expected);
        assertThat(plain.cells()).containsExactly(row("1", "a"), row("3", "c"));
        assertThat(plain.damaged())
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(3));

        var quoted = read(around("id,text\n1,a\n2,\"", "\"\n3,c\n"), expected);
        assertThat(quoted.cells()).isEqualTo(plain.cells());
        assertThat(quoted.damaged())
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(3));

        var json = read(around("{\"id\":1}\n{\"id\":2,\"text\":\"", "\"}\n{\"id\":3}\n"), expected);
        assertThat(json.cells()).extracting(cells -> cells.getFirst()).containsExactly("1", "3");
        assertThat(json.damaged())
                .containsExactly(
                        new Row.Damaged(2, Row.Damage.LINE_TOO_LONG, "> " + ReadLimits.LINE));
    }

    @Test
    void aHeaderOfAHundredMebibytesIsRefused() throws IOException {
        for (var before : new String[] {"id,", "\"", "{\"id\":\"", "{\""}) {
            var file = around(before, "\n1,a\n");

            assertThatThrownBy(() -> read(file, expecting("id")))
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void tenThousandColumnsAreRefused() throws IOException {
        var names = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).toList();
        var csv = text(folder, "id," + String.join(",", names) + "\n1\n");

        assertThatThrownBy(() -> read(csv, expecting("id")))
                .hasMessageContaining("it has 10001 columns, at most 2000; export only those");

        var json =
                text(
                        folder,
                        IntStream.range(0, 10)
                                .mapToObj(i -> names.subList(i * 1_000, i * 1_000 + 1_000))
                                .map(some ->
                                        some.stream()
                                                .map(name -> "\"" + name + "\":1")
                                                .collect(
                                                        Collectors.joining(
                                                                ",", "{\"id\":1,", "}\n")))
                                .collect(Collectors.joining()));
        assertThatThrownBy(() -> read(json, expecting("id")))
                .hasMessageContaining("columns, at most 2000");
    }

    @Test
    void aRowOfTenThousandCellsCostsItselfOnly() throws IOException {
        var file = text(folder, "id,text\n1,a\n" + "2,".repeat(10_000) + "\n3,c\n4,d\n5,e\n6,f\n");

        var read = read(file, expecting("id", "text"));

        assertThat(read.cells()).hasSize(5);
        assertThat(read.damaged())
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(3));
    }

    @Test
    void brokenQuotesBehindAMillionRowsAreNotLookedForFromTheStart() throws IOException {
        var file = folder.resolve("upload");
        var rows = "1,abcdefgh\n".repeat(1_000);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("id,text\n");
            for (int i = 0; i < 1_000; i++) {
                out.write(rows);
            }
            for (int i = 0; i < 9_000; i++) {
                out.write("2,\"a\"b\n");
            }
            out.write("3,last\n");
        }

        var read = read(file, expecting("id", "text"));

        assertThat(read.damaged()).hasSize(9_000);
        assertThat(read.cells()).hasSize(1_000_001).last().isEqualTo(row("3", "last"));
    }

    @Test
    void aFileOfNothingButBrokenQuotesEnds() throws IOException {
        var file = text(folder, "id,text\n" + "2,\"a\"b\n".repeat(ReadLimits.RECOVERIES + 1));

        assertThatThrownBy(() -> read(file, expecting("id", "text")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anArrayOfAMillionValuesIsJoinedInTime() throws IOException {
        var file =
                text(
                        folder,
                        "{\"id\":[" + "1,".repeat(1_000_000) + "1]}\n{\"id\":2}\n{\"id\":3}\n");

        assertThat(read(file, expecting("id")).rows().getFirst())
                .isEqualTo(new Row.Damaged(1, Row.Damage.CELL_TOO_LONG, "2000001 > 1048576"));
    }

    @Test
    void layersAndLongNamesCostTheirRowOnly() throws IOException {
        var name = "n".repeat(40_000);
        var fields =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "\"" + i + "\":1")
                        .collect(Collectors.joining(",", "{", "}"));
        var file =
                text(
                        folder,
                        "{\"id\":1}\n"
                                + "{\"a\":".repeat(100_000)
                                + "\n"
                                + "{\"id\":2,\""
                                + name
                                + "\":"
                                + fields
                                + "}\n"
                                + "{\"id\":"
                                + "9".repeat(200_000)
                                + "}\n"
                                + "{\"id\":3}\n{\"id\":4}\n{\"id\":5}\n{\"id\":6}\n");

        var read = read(file, expecting("id"));

        assertThat(read.damaged()).extracting(Row::line).containsExactly(2L, 3L, 4L);
        assertThat(read.cells())
                .extracting(cells -> cells.getFirst())
                .containsExactly("1", "3", "4", "5", "6");
    }
}
