package org.demandinsight.ingest.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.ingest.reader.FileUnderTest.expecting;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The largest workbook that Excel writes, each of its rows with a text of 360 Chinese characters that no other has, is read
/// within half a gigabyte. It takes minutes and some gigabytes of disk:
///
/// `./mvnw test -Dtest=LargeWorkbookTest -DargLine=-Xmx512m -Ddemandinsight.large.rows=1048575`
@EnabledIfSystemProperty(named = "demandinsight.large.rows", matches = "\\d+")
class LargeWorkbookTest {
    private static final Logger LOG = Logger.getLogger(LargeWorkbookTest.class);
    private static final int ROWS = Integer.getInteger("demandinsight.large.rows", 0);
    private static final int LENGTH = 360;

    @TempDir Path folder;

    @Test
    void theLargestWorkbookIsReadWithinHalfAGigabyte() throws IOException {
        var file =
                AWorkbook.of("")
                        .with("xl/worksheets/sheet1.xml", LargeWorkbookTest::sheet)
                        .with("xl/sharedStrings.xml", LargeWorkbookTest::texts)
                        .in(folder);

        int rows = 0;
        try (var reader = RecordFile.open(file, expecting("id", "text"))) {
            for (var row = reader.next(); row != null; row = reader.next()) {
                var values = ((Row.Cells) row).values();
                assertThat(values.get(1)).hasSize(LENGTH).isEqualTo(text(rows));
                rows++;
            }
        }

        assertThat(rows).isEqualTo(ROWS);
        assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(512L << 20);
        LOG.infof("%d rows from %d MiB", rows, Files.size(file) >> 20);
    }

    private interface Lines {
        void write(BufferedWriter out) throws IOException;
    }

    private static void write(OutputStream to, Lines lines) throws IOException {
        var out = new BufferedWriter(new OutputStreamWriter(to, UTF_8), 1 << 16);
        lines.write(out);
        out.flush();
    }

    private static void sheet(OutputStream to) throws IOException {
        write(
                to,
                out -> {
                    out.write("<worksheet><sheetData><row r=\"1\">");
                    out.write("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>");
                    for (int i = 0; i < ROWS; i++) {
                        out.write("<row><c><v>" + i + "</v></c><c t=\"s\"><v>" + (i + 2));
                        out.write("</v></c></row>");
                    }
                    out.write("</sheetData></worksheet>");
                });
    }

    private static void texts(OutputStream to) throws IOException {
        write(
                to,
                out -> {
                    out.write("<sst><si><t>id</t></si><si><t>text</t></si>");
                    for (int i = 0; i < ROWS; i++) {
                        out.write("<si><t>" + text(i) + "</t></si>");
                    }
                    out.write("</sst>");
                });
    }

    /// Of the 3,500 most usual characters or so, as a demand is.
    private static String text(int number) {
        var random = new Random(number);
        var text = new StringBuilder(LENGTH);
        while (text.length() < LENGTH) {
            text.append((char) (0x4E00 + random.nextInt(3_500)));
        }
        return text.toString();
    }
}
