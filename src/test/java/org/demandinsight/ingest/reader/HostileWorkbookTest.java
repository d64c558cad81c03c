package org.demandinsight.ingest.reader;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demandinsight.ingest.reader.FileUnderTest.expecting;
import static org.demandinsight.ingest.reader.FileUnderTest.read;
import static org.demandinsight.ingest.reader.FileUnderTest.row;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.demandinsight.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Workbooks made to fill memory, to read other files or to take for ever. Each is refused, or costs its own row.
@Timeout(60)
class HostileWorkbookTest {
    private static final String HEADER =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c></row>";
    private static final Expectation EXPECTED = expecting("id", "text");

    @TempDir Path folder;

    private void assertRefused(AWorkbook workbook, String words) throws IOException {
        var file = workbook.in(folder);

        assertThatThrownBy(() -> read(file, EXPECTED))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.reason().en()).contains(words);
                            assertThat(problem.reason().zh()).contains("请");
                        });
    }

    /// Chunks of one byte, which pack well.
    private static AWorkbook.Part zeros(long megabytes) {
        return out -> {
            byte[] chunk = new byte[1 << 20];
            for (long i = 0; i < megabytes; i++) {
                out.write(chunk);
            }
        };
    }

    @Test
    void oneEntryThatUnpacksToAThousandTimesItsSize() throws IOException {
        assertRefused(
                AWorkbook.of(HEADER).with("xl/media/a.png", zeros(64)), "unpacks to far more");
    }

    @Test
    void manyEntriesThatTogetherUnpackToFarMore() throws IOException {
        var workbook = AWorkbook.of(HEADER);
        for (int i = 0; i < 20; i++) {
            var _ = workbook.with("xl/media/" + i, zeros(10));
        }

        assertRefused(workbook, "unpacks to far more");
    }

    @Test
    void anArchiveWithinTheArchiveIsNotUnpacked() throws IOException {
        var bomb = Files.readAllBytes(AWorkbook.of(HEADER).with("a", zeros(64)).in(folder));
        var file =
                AWorkbook.of(HEADER + "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>")
                        .with("xl/embeddings/bomb.xlsx", out -> out.write(bomb))
                        .in(folder);

        assertThat(read(file, expecting("id")).cells()).containsExactly(row("1"));
    }

    @Test
    void moreEntriesThanAWorkbookHas() throws IOException {
        var workbook = AWorkbook.of(HEADER);
        for (int i = 0; i < ReadLimits.PARTS; i++) {
            var _ = workbook.with("xl/" + i, "");
        }

        assertRefused(workbook, "damaged");
    }

    @Test
    void anEndThatListsMoreThanItHoldsIsNotBelieved() throws IOException {
        var file = AWorkbook.of(HEADER).in(folder);
        byte[] good = Files.readAllBytes(file);
        var bytes = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(good.length - 10, 1 << 30);
        Files.write(file, good);

        assertThatThrownBy(() -> read(file, EXPECTED)).hasMessageContaining("damaged");
    }

    @Test
    void entriesThatLieUponEachOther() throws IOException {
        var file = AWorkbook.of(HEADER).with("xl/big", zeros(15)).in(folder);
        byte[] good = Files.readAllBytes(file);
        var bytes = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
        int end = good.length - 22;
        int listed = bytes.getInt(end + 16);
        int last = end - 46 - "xl/big".length();
        int copies = 200;
        var many = ByteBuffer.allocate(good.length + copies * (46 + 6)).order(bytes.order());
        many.put(good, 0, end);
        for (int i = 0; i < copies; i++) {
            many.put(good, last, 46).put("xl/%03d".formatted(i).getBytes(US_ASCII));
        }
        int newEnd = many.position();
        many.put(good, end, 22);
        many.putShort(newEnd + 8, (short) (bytes.getShort(end + 8) + copies));
        many.putShort(newEnd + 10, (short) (bytes.getShort(end + 10) + copies));
        many.putInt(newEnd + 12, newEnd - listed);
        Files.write(file, Arrays.copyOf(many.array(), many.position()));

        assertThatThrownBy(() -> read(file, EXPECTED)).hasMessageMatching(".*(damaged|unpacks).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
                "<!DOCTYPE worksheet [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE worksheet SYSTEM \"http://127.0.0.1:1/none.dtd\">"
            })
    void entitiesAreNeitherExpandedNorFetched(String type) throws IOException {
        assertRefused(
                AWorkbook.ofSheet(
                        type
                                + "<worksheet><sheetData>"
                                + HEADER
                                + "<row><c t=\"str\"><v>&b;</v></c></row></sheetData></worksheet>"),
                "damaged");
    }

    @Test
    void anEntityThatNobodyDeclaredEndsTheFile() throws IOException {
        var file = AWorkbook.of(HEADER + "<row><c t=\"str\"><v>&b;</v></c></row>").in(folder);

        assertThatThrownBy(() -> read(file, EXPECTED)).isInstanceOf(IOException.class);
    }

    @Test
    void aDocumentTypeIsRefusedInEveryPart() throws IOException {
        var type = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        var rows = HEADER.replace("<c r=\"A1\"", "<c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"A1\"");
        assertRefused(
                AWorkbook.of(rows)
                        .with("xl/sharedStrings.xml", type + "<sst><si><t>&a;</t></si></sst>"),
                "damaged");
        assertRefused(
                AWorkbook.of(HEADER)
                        .with("xl/workbook.xml", type + "<workbook><sheets/></workbook>"),
                "damaged");
        assertRefused(
                AWorkbook.of(HEADER).with("xl/_rels/workbook.xml.rels", type + "<Relationships/>"),
                "damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"2\"><c r=\"ZZZZZZ2\"><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"XFE2\"><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"2\"><v>1</v></c></row>",
                "<row r=\"two\"><c><v>1</v></c></row>",
                "<row r=\"2\"><c s=\"x\"><v>1</v></c></row>",
                "<row r=\"2\"><c t=\"s\"><v>99</v></c></row>",
                "<row r=\"2\"><c t=\"s\"><v>-1</v></c></row>",
                "<row r=\"2\"><c t=\"s\"><v>x</v></c></row>",
            })
    void aPlaceOrATextThatIsNowhereEndsTheFile(String row) throws IOException {
        var file = AWorkbook.of(HEADER + row).in(folder);

        assertThatThrownBy(() -> read(file, expecting("id"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E999999999",
                "1E-999999999",
                "-1E2147483647",
                "1e",
                "NaN",
                "INF",
                "0x10",
                "１２"
            })
    void aNumberThatNoSheetHoldsHasNoValue(String number) throws IOException {
        var file =
                AWorkbook.of(HEADER + "<row r=\"2\"><c><v>" + number + "</v></c></row>").in(folder);
        var one = read(file, expecting("id")).rows().getFirst();

        assertThat(one).isInstanceOfAny(Row.Cells.class, Row.Blank.class);
        if (one instanceof Row.Cells cells) {
            assertThat(cells.values()).isEqualTo(row(number.equals("１２") ? "12" : null));
        }
    }

    @Test
    void aDateThatNoSheetKnowsStaysANumber() throws IOException {
        var file =
                AWorkbook.of(
                                HEADER
                                        + "<row><c s=\"0\"><v>1E300</v></c></row><row><c s=\"0\"><v>45000</v></c></row>")
                        .with(
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships><Relationship Id=\"rId1\" Type=\"/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"s\" Type=\"/styles\" Target=\"styles.xml\"/></Relationships>")
                        .with(
                                "xl/styles.xml",
                                "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
                        .in(folder);

        assertThat(read(file, expecting("id")).cells())
                .containsExactly(row("1" + "0".repeat(300)), row("2023-03-15"));
    }

    @Test
    void aSheetWithTenThousandColumnsIsRefused() throws IOException {
        var header = new StringBuilder("<row r=\"1\">");
        for (int i = 0; i < 10_000; i++) {
            header.append("<c t=\"inlineStr\"><is><t>c").append(i).append("</t></is></c>");
        }

        assertRefused(AWorkbook.of(header + "</row>"), "it has 10000 columns, at most 2000");
    }

    @Test
    void aCellOrARowThatIsTooLongCostsItselfOnly() throws IOException {
        var header = new StringBuilder("<row r=\"1\">");
        var cells = new StringBuilder("<row r=\"3\">");
        for (int i = 0; i < 20; i++) {
            header.append("<c t=\"inlineStr\"><is><t>").append(i == 0 ? "id" : "c" + i);
            header.append("</t></is></c>");
            cells.append("<c t=\"s\"><v>0</v></c>");
        }
        var text = "长".repeat(1 << 20);
        var file =
                AWorkbook.of(
                                header
                                        + "</row><row r=\"2\"><c t=\"inlineStr\"><is><t>"
                                        + text
                                        + "x</t></is></c></row>"
                                        + cells
                                        + "</row><row r=\"4\"><c><v>7</v></c></row>")
                        .sharing("<si><t>" + text + "</t></si>")
                        .in(folder);
        var columns = new String[20];
        Arrays.setAll(columns, i -> i == 0 ? "id" : "c" + i);

        assertThat(read(file, expecting(columns)).rows())
                .satisfiesExactly(
                        one ->
                                assertThat(one)
                                        .isEqualTo(
                                                new Row.Damaged(
                                                        2,
                                                        Row.Damage.CELL_TOO_LONG,
                                                        "1048577 > 1048576")),
                        one ->
                                assertThat(one)
                                        .isEqualTo(
                                                new Row.Damaged(
                                                        3, Row.Damage.LINE_TOO_LONG, "> 4194304")),
                        one -> assertThat(((Row.Cells) one).values().getFirst()).isEqualTo("7"));
    }

    @Test
    void endlessTagsLayersAndNamesEndTheFile() throws IOException {
        var deep = "<a>".repeat(100_000);
        var names = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            names.append("<n").append(Integer.toString(i, 36)).append("/>");
        }
        var tag = "<" + "a".repeat(3 << 20);
        var attribute = "<a b=\"" + "a".repeat(3 << 20) + "\"/>";

        for (var xml : new String[] {deep, names.toString(), tag, attribute}) {
            assertRefused(AWorkbook.of(xml + HEADER), "damaged");
        }
    }

    @Test
    void otherEncodingsOfXmlAreRefused() throws IOException {
        for (var charset : new String[] {"UTF-16", "IBM037"}) {
            assertRefused(
                    AWorkbook.of(HEADER)
                            .with(
                                    "xl/workbook.xml",
                                    out ->
                                            out.write(
                                                    ("<?xml version=\"1.0\" encoding=\""
                                                                    + charset
                                                                    + "\"?><workbook/>")
                                                            .getBytes(Charset.forName(charset)))),
                    "damaged");
        }
    }

    @Test
    void partsThatPointOutsideAreJustNotThere() throws IOException {
        for (var target :
                new String[] {"../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "\0"}) {
            assertRefused(
                    AWorkbook.of(HEADER)
                            .with(
                                    "xl/_rels/workbook.xml.rels",
                                    out ->
                                            out.write(
                                                    ("<Relationships><Relationship Id=\"rId1\" Type=\"/worksheet\" Target=\""
                                                                    + target
                                                                    + "\"/></Relationships>")
                                                            .getBytes(UTF_8))),
                    "damaged");
        }
    }
}
