package org.demandinsight.ingest.reader;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demandinsight.ingest.reader.FileUnderTest.expecting;
import static org.demandinsight.ingest.reader.FileUnderTest.read;
import static org.demandinsight.ingest.reader.FileUnderTest.row;
import static org.demandinsight.ingest.reader.FileUnderTest.workbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelRecordsTest {
    private static final Expectation EXPECTED = expecting("id", "received_at", "text");

    @TempDir Path folder;

    private static void header(Worksheet sheet) {
        sheet.value(0, 0, "id");
        sheet.value(0, 1, "received_at");
        sheet.value(0, 2, "text");
    }

    @Test
    void numbersComeAsWrittenAndDatesAsIsoDates() throws IOException {
        var file =
                workbook(
                        folder,
                        sheet -> {
                            header(sheet);
                            sheet.value(1, 0, 101000295613L);
                            sheet.value(1, 1, LocalDateTime.of(2019, 4, 25, 9, 32, 9));
                            sheet.style(1, 1).format("yyyy-mm-dd h:mm:ss").set();
                            sheet.value(2, 0, 1.50);
                            sheet.value(2, 1, LocalDate.of(2019, 4, 25));
                            sheet.style(2, 1).format("yyyy/m/d").set();
                            sheet.value(2, 2, "一行_x000D_\n两行");
                        });

        assertThat(read(file, EXPECTED).rows())
                .containsExactly(
                        new Row.Cells(
                                2,
                                row("101000295613", "2019-04-25T09:32:09", null),
                                Map.of(1, Set.of(CellMark.SERIAL_DATE))),
                        new Row.Cells(
                                3,
                                row("1.5", "2019-04-25", "一行\n两行"),
                                Map.of(1, Set.of(CellMark.SERIAL_DATE))));
    }

    @Test
    void aFormulaWithoutItsResultHasNoValue() throws IOException {
        var file =
                workbook(
                        folder,
                        sheet -> {
                            header(sheet);
                            sheet.value(1, 0, "1");
                            sheet.formula(1, 2, "CONCATENATE(A1,A2)");
                        });

        assertThat(read(file, EXPECTED).rows())
                .containsExactly(
                        new Row.Cells(
                                2, row("1", null, null), Map.of(2, Set.of(CellMark.NO_VALUE))));
    }

    @Test
    void aFormulaGivesWhatWasLastComputed() throws IOException {
        var rows =
                """
                <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>text</t></is></c></row>
                <row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>"a"</f><v>a</v></c></row>
                """;

        assertThat(read(raw(rows), expecting("id", "text")).rows())
                .containsExactly(
                        new Row.Cells(
                                2,
                                row("2", "a"),
                                Map.of(0, Set.of(CellMark.FORMULA), 1, Set.of(CellMark.FORMULA))));
    }

    @Test
    void formulasWithAnErrorAnEmptyResultOrSharedAmongCellsCostTheirCellOnly() throws IOException {
        var rows =
                """
                <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>text</t></is></c></row>
                <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
                <row r="3"><c r="A3"><v>2</v></c><c r="B3" t="str"><f>""</f><v></v></c></row>
                <row r="4"><c r="A4"><v>3</v></c><c r="B4" t="str"><f t="shared" si="7"/><v>=cmd|'/c calc'!A1</v></c></row>
                <row r="5"><c r="A5"><v>4</v></c><c r="B5" t="b"><f t="array" ref="A1:XFD1048576">TRUE</f><v>1</v></c></row>
                <row r="6"><c r="A6"><v>5</v></c><c r="B6" t="e"><v>#N/A</v></c></row>
                """;

        var read = read(raw(rows), expecting("id", "text"));

        assertThat(read.cells())
                .containsExactly(
                        row("1", null),
                        row("2", null),
                        row("3", "=cmd|'/c calc'!A1"),
                        row("4", "true"),
                        row("5", null));
        assertThat(read.rows())
                .extracting(each ->
                        Set.<CellMark>copyOf(requireNonNull(((Row.Cells) each).marks().get(1))))
                .containsExactly(
                        Set.of(CellMark.NO_VALUE),
                        Set.of(CellMark.NO_VALUE),
                        Set.of(CellMark.FORMULA),
                        Set.of(CellMark.FORMULA),
                        Set.of(CellMark.NO_VALUE));
    }

    @Test
    void textsThatCellsShareAreFoundHoweverTheyAreWritten() throws IOException {
        var file =
                AWorkbook.of(
                                """
                                <row r="1"><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>
                                <row r="2"><c t="s"><v>0</v></c><c t="s"><v>3</v></c></row>
                                <row r="4"><c t="s"><v>3</v></c><c t="s"><v>0</v></c></row>
                                """)
                        .sharing(
                                "<si><t>a</t></si><si><r><t>i</t></r><r><t>d</t></r></si>"
                                        + "<si><t>text</t></si><si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>")
                        .in(folder);

        var read = read(file, expecting("id", "text"));

        assertThat(read.cells()).containsExactly(row("a", "東京"), row("東京", "a"));
        assertThat(read.rows()).extracting(Row::line).containsExactly(2L, 4L);
    }

    @Test
    void textsThatMemoryIsTooSmallForAreReadBackFromDisk() throws IOException {
        var items = new StringBuilder("<si><t>id</t></si><si><t>text</t></si>");
        var rows =
                new StringBuilder(
                        "<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>");
        var random = new Random(7);
        int texts = 12_000;
        for (int i = 0; i < texts; i++) {
            items.append("<si><t>").append(textOf(i)).append("</t></si>");
            int earlier = random.nextInt(i + 1);
            rows.append("<row><c t=\"s\"><v>").append(i + 2).append("</v></c>");
            rows.append("<c t=\"s\"><v>").append(earlier + 2).append("</v></c></row>");
        }
        var file = AWorkbook.of(rows.toString()).sharing(items.toString()).in(folder);

        var cells = new ArrayList<List<@Nullable String>>();
        try (var reader = RecordFile.open(file, expecting("id", "text"))) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                cells.add(((Row.Cells) row).values());
            }
            try (var spilled = Files.list(folder)) {
                assertThat(spilled.filter(f -> f.toString().contains("texts-"))).hasSize(2);
            }
        }

        var again = new Random(7);
        for (int i = 0; i < texts; i++) {
            assertThat(cells.get(i)).isEqualTo(row(textOf(i), textOf(again.nextInt(i + 1))));
        }
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    private static String textOf(int number) {
        return ("诉求" + number + "号").repeat(60 + number % 40).strip();
    }

    @Test
    void blankRowsAreTold() throws IOException {
        var file =
                workbook(
                        folder,
                        sheet -> {
                            header(sheet);
                            sheet.value(1, 2, "  ");
                            sheet.value(2, 0, "1");
                        });

        assertThat(read(file, EXPECTED).rows().getFirst()).isEqualTo(new Row.Blank(2));
    }

    @Test
    void anArchiveThatIsNoWorkbookIsRefused() throws IOException {
        var file = folder.resolve("upload.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("demands.csv"));
            zip.write("id\n1\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> read(file, EXPECTED)).hasMessageContaining("no .xlsx workbook");
    }

    @Test
    void anArchiveThatUnpacksToFarMoreThanItIsIsRefused() throws IOException {
        var file = raw("<!--" + " ".repeat(40 << 20) + "-->");

        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThatThrownBy(() -> read(file, EXPECTED)).hasMessageContaining("unpacks to far more");
    }

    @Test
    void aDamagedWorkbookIsRefused() throws IOException {
        var file = raw("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></row>");
        byte[] half = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(half, half.length / 2));

        assertThatThrownBy(() -> read(file, EXPECTED)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> read(raw("<row r=\"1\"><c"), EXPECTED))
                .hasMessageContaining("damaged");
    }

    private Path raw(String rows) throws IOException {
        return AWorkbook.of(rows).in(folder);
    }
}
