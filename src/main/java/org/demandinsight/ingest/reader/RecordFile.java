package org.demandinsight.ingest.reader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Opens a file as what it is, and refuses it before anything is stored if that isn't what its mapping expects.
public final class RecordFile {
    private RecordFile() {}

    /// A reader of the file's rows.
    ///
    /// @throws org.demandinsight.kernel.ProblemException `WRONG_FILE` or `UNREADABLE_FILE`, saying what was expected, what
    ///     was found and how to mend it
    public static RecordReader open(Path file, Expectation expected) throws IOException {
        var format = FileFormat.of(file);
        if (!expected.formats().contains(format)) {
            var wanted =
                    expected.formats().stream()
                            .sorted()
                            .map(Enum::name)
                            .collect(Collectors.joining(" / "));
            throw Refusal.wrong(
                    expected,
                    "应为 " + wanted + "，实为 " + format + "；请以该格式导出",
                    "expected " + wanted + ", found " + format + "; export it in that format");
        }
        return switch (format) {
            case CSV -> new CsvRecords(file, TextEncoding.of(file, expected), expected);
            case NDJSON -> new JsonLines(file, TextEncoding.of(file, expected), expected);
            case XLSX -> new ExcelRecords(file, expected);
        };
    }
}
