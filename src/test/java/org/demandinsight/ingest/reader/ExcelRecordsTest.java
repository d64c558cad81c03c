package org.demandinsight.ingest.reader;

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
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Worksheet;
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

    /// A workbook of one sheet with these rows.
    private Path raw(String rows) throws IOException {
        var file = folder.resolve("raw.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(
                    zip,
                    "[Content_Types].xml",
                    """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                    """);
            part(
                    zip,
                    "_rels/.rels",
                    """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                    """);
            part(
                    zip,
                    "xl/workbook.xml",
                    """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
                    """);
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                    """);
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                            + rows
                            + "</sheetData></worksheet>");
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.strip().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
