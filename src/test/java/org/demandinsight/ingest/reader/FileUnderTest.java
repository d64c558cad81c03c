package org.demandinsight.ingest.reader;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Small files, and what a reader makes of them.
final class FileUnderTest {
    private FileUnderTest() {}

    static Path text(Path folder, String content) throws IOException {
        return bytes(folder, content.getBytes(StandardCharsets.UTF_8));
    }

    static Path text(Path folder, String content, String charset) throws IOException {
        return bytes(folder, content.getBytes(Charset.forName(charset)));
    }

    static Path bytes(Path folder, byte[] content) throws IOException {
        return Files.write(folder.resolve("upload"), content);
    }

    static Path workbook(Path folder, Consumer<Worksheet> filling) throws IOException {
        var file = folder.resolve("upload.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                var workbook = new Workbook(out, "test", "1.0")) {
            filling.accept(workbook.newWorksheet("诉求"));
        }
        return file;
    }

    /// Expects columns, the first of them required.
    static Expectation expecting(String... columns) {
        var all = new ArrayList<Expectation.Column>();
        for (var name : columns) {
            all.add(new Expectation.Column(List.of(name.split("~")), all.isEmpty()));
        }
        return new Expectation(
                "test", all, List.of(), false, EnumSet.allOf(FileFormat.class), null, null, null);
    }

    static Read read(Path file, Expectation expected) throws IOException {
        try (var reader = RecordFile.open(file, expected)) {
            var rows = new ArrayList<Row>();
            for (var row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return new Read(reader.header(), rows);
        }
    }

    record Read(List<String> header, List<Row> rows) {

        List<List<@Nullable String>> cells() {
            var cells = new ArrayList<List<@Nullable String>>();
            for (var row : rows) {
                if (row instanceof Row.Cells read) {
                    cells.add(read.values());
                }
            }
            return cells;
        }

        List<Row> damaged() {
            return rows.stream().filter(row -> row instanceof Row.Damaged).toList();
        }
    }

    static List<@Nullable String> row(@Nullable String... cells) {
        return Arrays.asList(cells);
    }
}
