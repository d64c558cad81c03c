package org.demandinsight.ingest.reader;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of a CSV file. A quote that doesn't end would swallow the rows after it: where a record is broken, or runs over
/// several lines and has a wrong number of cells, only its first line is given up, and reading starts anew at the next.
final class CsvRecords implements RecordReader {
    private final Path file;
    private final TextEncoding encoding;
    private final char delimiter;
    private final List<String> header;
    private final CellCleaner cleaner = new CellCleaner();
    private CountedInput input;
    private CsvReader<CsvRecord> csv;
    private CloseableIterator<CsvRecord> records;

    /// Lines and bytes before the place where the present parser began.
    private long linesBefore;

    private long bytesBefore;

    /// Line at which the next record starts.
    private long nextLine = 1;

    private int recoveries;

    CsvRecords(Path file, TextEncoding encoding, Expectation expected) throws IOException {
        this.file = file;
        this.encoding = encoding;
        this.delimiter = Delimiter.of(file, encoding, expected);
        this.input = new CountedInput(Files.newInputStream(file));
        this.csv = parser(input, encoding, delimiter);
        this.records = csv.iterator();
        var first = records.next();
        this.header = names(first);
        this.nextLine = first.getStartingLineNumber() + lines(first);
    }

    static CsvReader<CsvRecord> parser(
            Path file, TextEncoding encoding, char delimiter, long linesToSkip) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        var _ = Bytes.skipLines(in, linesToSkip);
        return parser(in, encoding, delimiter);
    }

    private static CsvReader<CsvRecord> parser(
            java.io.InputStream in, TextEncoding encoding, char delimiter) throws IOException {
        in.mark(4);
        if (!Bytes.startsWithUtf8Mark(in.readNBytes(3))) {
            in.reset();
        }
        var handler =
                CsvRecordHandler.builder()
                        .maxFields(ReadLimits.CELLS)
                        .maxFieldSize(ReadLimits.LINE)
                        .maxRecordSize(ReadLimits.LINE)
                        .build();
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(ReadLimits.LINE)
                .build(handler, new InputStreamReader(in, encoding.decoder()));
    }

    /// The names in a header; a name that is missing is empty.
    static List<String> names(CsvRecord header) {
        var cleaner = new CellCleaner();
        var names = new ArrayList<String>();
        for (var field : header.getFields()) {
            var name = cleaner.clean(0, field);
            names.add(name == null ? "" : name);
        }
        while (names.size() > 1 && names.getLast().isEmpty()) {
            names.removeLast();
        }
        return names;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord record;
        try {
            if (!records.hasNext()) {
                return null;
            }
            record = records.next();
        } catch (CsvParseException e) {
            return recover(damage(e), String.valueOf(e.getMessage()));
        }
        long line = linesBefore + record.getStartingLineNumber();
        int lines = lines(record);
        boolean fits = fits(record);
        if (!fits && lines > 1) {
            return recover(Row.Damage.QUOTES, record.getFieldCount() + " ≠ " + header.size());
        }
        nextLine = line + lines;
        if (!fits) {
            return record.getFieldCount() == 1 && record.getField(0).isBlank()
                    ? new Row.Blank(line)
                    : new Row.Damaged(
                            line,
                            Row.Damage.CELL_COUNT,
                            record.getFieldCount() + " ≠ " + header.size());
        }
        return cleaner.row(line, cells(record));
    }

    private static Row.Damage damage(CsvParseException e) {
        return String.valueOf(e.getMessage()).contains("quote")
                ? Row.Damage.QUOTES
                : Row.Damage.LINE_TOO_LONG;
    }

    /// As many cells as the header, or more of which the rest is empty: exports leave delimiters at the end.
    private boolean fits(CsvRecord record) {
        if (record.getFieldCount() < header.size()) {
            return false;
        }
        for (int i = header.size(); i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    private List<@Nullable String> cells(CsvRecord record) {
        var cells = new ArrayList<@Nullable String>(header.size());
        for (int i = 0; i < header.size(); i++) {
            cells.add(cleaner.clean(i, record.getField(i)));
        }
        return cells;
    }

    /// Gives up the line at which a broken record starts.
    private Row recover(Row.Damage damage, String detail) throws IOException {
        long line = nextLine;
        if (++recoveries > ReadLimits.RECOVERIES) {
            throw new IOException(
                    "more than "
                            + ReadLimits.RECOVERIES
                            + " broken records, the last at line "
                            + line);
        }
        long before = input.count();
        csv.close();
        var from = Files.newByteChannel(file).position(bytesBefore);
        input = new CountedInput(Channels.newInputStream(from), bytesBefore);
        try {
            bytesBefore += Bytes.skipLines(input, line - linesBefore);
        } catch (java.io.EOFException _) {
            // The broken record was the file's last line: nothing is left to read.
            bytesBefore = Files.size(file);
        }
        input.atLeast(before);
        csv = parser(input, encoding, delimiter);
        records = csv.iterator();
        linesBefore = line;
        nextLine = line + 1;
        return new Row.Damaged(line, damage, detail);
    }

    /// How many lines a record takes.
    private static int lines(CsvRecord record) {
        int lines = 1;
        for (int i = 0; i < record.getFieldCount(); i++) {
            var field = record.getField(i);
            for (int at = 0; at < field.length(); at++) {
                char c = field.charAt(at);
                boolean second = c == '\n' && at > 0 && field.charAt(at - 1) == '\r';
                lines += (c == '\n' || c == '\r') && !second ? 1 : 0;
            }
        }
        return lines;
    }

    @Override
    public long bytesRead() {
        return input.count();
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
