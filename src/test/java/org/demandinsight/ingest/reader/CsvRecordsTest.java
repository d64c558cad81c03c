package org.demandinsight.ingest.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demandinsight.ingest.reader.FileUnderTest.bytes;
import static org.demandinsight.ingest.reader.FileUnderTest.expecting;
import static org.demandinsight.ingest.reader.FileUnderTest.read;
import static org.demandinsight.ingest.reader.FileUnderTest.row;
import static org.demandinsight.ingest.reader.FileUnderTest.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRecordsTest {
    private static final Expectation IDS = expecting("id", "title", "text");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void theDelimiterIsFound(String delimiter) throws IOException {
        var file = text(folder, "id,title,text\n7,路灯,坏了\n".replace(",", delimiter));

        assertThat(read(file, IDS).cells()).containsExactly(row("7", "路灯", "坏了"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void theEncodingIsFound(String encoding) throws IOException {
        var file = text(folder, "id,title,text\n7,路灯坏了,请尽快修理，谢谢！\n", encoding);

        assertThat(read(file, IDS).cells()).containsExactly(row("7", "路灯坏了", "请尽快修理，谢谢！"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstName() throws IOException {
        var file = text(folder, "\uFEFFid,title,text\n7,a,b\n");

        assertThat(read(file, IDS).header()).containsExactly("id", "title", "text");
    }

    @Test
    void aLongAsciiHeadDoesNotHideGb18030() throws IOException {
        var ascii = "1,light,broken\n".repeat(20_000);
        var file = text(folder, "id,title,text\n" + ascii + "2,路灯,坏了\n", "GB18030");

        assertThat(read(file, IDS).cells()).last().isEqualTo(row("2", "路灯", "坏了"));
    }

    @Test
    void aBrokenByteAmongMuchChineseIsMarkedAndCostsNoRow() throws IOException {
        var chinese = "1,路灯,小区门口的路灯坏了很久没有人来修理\n".repeat(50);
        byte[] good = ("id,title,text\n" + chinese + "2,x,#\n").getBytes(StandardCharsets.UTF_8);
        good[good.length - 2] = (byte) 0xFF;

        var rows = read(bytes(folder, good), IDS).rows();

        assertThat(rows).hasSize(51);
        assertThat(rows.getLast())
                .isEqualTo(
                        new Row.Cells(
                                52,
                                row("2", "x", "\uFFFD"),
                                Map.of(2, Set.of(CellMark.UNDECODABLE))));
    }

    @Test
    void quotedCellsKeepTheirLinesAndTheNextRowItsNumber() throws IOException {
        var file = text(folder, "id,title,text\r\n1,\"a\r\nb\",\"c\"\"d\"\r\n2,x,y\r\n");

        var read = read(file, IDS);

        assertThat(read.cells()).containsExactly(row("1", "a\nb", "c\"d"), row("2", "x", "y"));
        assertThat(read.rows().getLast().line()).isEqualTo(4);
    }

    @Test
    void aQuoteThatNeverEndsCostsItsOwnRowOnly() throws IOException {
        var file = text(folder, "id,title,text\n1,a,b\n2,\"open,b\n3,c,d\n4,\"e\",f\n5,g,h\n");

        var read = read(file, IDS);

        assertThat(read.cells())
                .containsExactly(
                        row("1", "a", "b"),
                        row("3", "c", "d"),
                        row("4", "e", "f"),
                        row("5", "g", "h"));
        assertThat(read.damaged()).extracting(Row::line).containsExactly(3L);
    }

    @Test
    void aQuoteThatIsOpenAtTheEndCostsItsOwnRowOnly() throws IOException {
        var file = text(folder, "id,title,text\n1,a,b\n2,\"open,b\n3,c,d\n4,e,f");

        var read = read(file, IDS);

        assertThat(read.cells())
                .containsExactly(row("1", "a", "b"), row("3", "c", "d"), row("4", "e", "f"));
    }

    @Test
    void aRowWithTooFewOrTooManyCellsIsDamaged() throws IOException {
        var file = text(folder, "id,title,text\n1,a\n2,a,b,c\n3,a,b,,\n4,a,b\n");

        var read = read(file, IDS);

        assertThat(read.cells()).containsExactly(row("3", "a", "b"), row("4", "a", "b"));
        assertThat(read.damaged())
                .containsExactly(
                        new Row.Damaged(2, Row.Damage.CELL_COUNT, "2 ≠ 3"),
                        new Row.Damaged(3, Row.Damage.CELL_COUNT, "4 ≠ 3"));
    }

    @Test
    void blankRowsAreTold() throws IOException {
        var file = text(folder, "id,title,text\n\n1,a,b\n,,\n  , ,\n");

        assertThat(read(file, IDS).rows())
                .containsExactly(
                        new Row.Blank(2),
                        new Row.Cells(3, row("1", "a", "b"), Map.of()),
                        new Row.Blank(4),
                        new Row.Blank(5));
    }

    @Test
    void whatNoDatabaseStoresIsTakenOutAndMarked() throws IOException {
        var file = text(folder, "id,title,text\n1,a\u0000b,x_x000D_\ny_x000D_\n");

        var file2 = text(folder, "id,title,text\n1,a\u0000b,\"x_x000D_\ny_x000D_\"\n");

        assertThat(file).isEqualTo(file2);
        assertThat(read(file2, IDS).rows())
                .containsExactly(
                        new Row.Cells(2, row("1", "ab", "x\ny"), Map.of(1, Set.of(CellMark.NUL))));
    }

    @Test
    void aCellOfMoreThanAMebibyteCostsItsRowOnly() throws IOException {
        var file = text(folder, "id,title,text\n1,a," + "x".repeat((1 << 20) + 1) + "\n2,b,c\n");

        var read = read(file, IDS);

        assertThat(read.cells()).containsExactly(row("2", "b", "c"));
        assertThat(read.damaged())
                .containsExactly(new Row.Damaged(2, Row.Damage.CELL_TOO_LONG, "1048577 > 1048576"));
    }

    @Test
    void aFileWithoutRowsHasAHeaderOnly() throws IOException {
        assertThat(read(text(folder, "id,title,text\n"), IDS).rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "name,age~1,2~ § WRONG_FILE § missing id",
                "id,title,phone,mail,fax,telex~1,a,b,c,d,e~ § WRONG_FILE § unknown phone, mail",
                "id,id,title~1,2,3~ § WRONG_FILE § stands there twice",
                "'  ~ ' § WRONG_FILE § is empty",
                "'[{\"id\":1}]' § UNREADABLE_FILE § JSON array",
                "'%PDF-1.7 ' § UNREADABLE_FILE § PDF",
                "'id,title,text~1,a;b~2;a~3;b~4;c~5;d~6;e~7;f~' § WRONG_FILE § check delimiter"
            })
    void anotherFileIsRefused(String content, Problem problem, String words) throws IOException {
        var file = text(folder, content.replace('~', '\n'));

        assertThatThrownBy(() -> read(file, IDS))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessageContaining(words);
    }

    @Test
    void anotherDelimiterOrEncodingThanTheMappingSaysIsRefused() throws IOException {
        var strict =
                new Expectation(
                        "strict",
                        IDS.columns(),
                        IDS.ignored(),
                        false,
                        IDS.formats(),
                        ';',
                        TextEncoding.GB18030,
                        null);

        assertThatThrownBy(() -> read(text(folder, "id,title,text\n1,a,b\n"), strict))
                .hasMessageContaining("expected the delimiter \";\", found \",\"");
        assertThatThrownBy(() -> read(text(folder, "id;title;text\n1;路灯;b\n"), strict))
                .hasMessageContaining("expected the encoding GB18030, found UTF-8");
    }

    @Test
    void textInNeitherEncodingIsRefused() throws IOException {
        var file = text(folder, "id,title,text\n1,Montréal à côté,élève déjà vu\n", "ISO-8859-1");

        assertThatThrownBy(() -> read(file, IDS)).hasMessageContaining("neither in UTF-8");
        assertThatThrownBy(() -> read(text(folder, "id,title\n1,2\n", "UTF-16"), IDS))
                .hasMessageContaining("UTF-16");
    }

    @Test
    void namesInARefusalShowNoLongNumbers() throws IOException {
        var file = text(folder, "张三,13812345678,坏了\n李四,13912345678,修理\n");

        assertThatThrownBy(() -> read(file, IDS)).hasMessageContaining("found 张三, #, 坏了");
    }
}
