package org.demandinsight.ingest.reader;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// Rows of one sheet of a workbook, the first unless the mapping names one. Numbers come as written without exponent, a
/// cell formatted as a date as an ISO date, a formula as what was last computed.
final class ExcelRecords implements RecordReader {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final CellCleaner cleaner = new CellCleaner();
    private final List<String> header;
    private final long size;

    /// 0 until all is read: the workbook keeps to itself how far it is.
    private volatile long handedOut;

    ExcelRecords(Path file, Expectation expected) throws IOException {
        boolean hasFormats = ZipGuard.check(file);
        this.size = Files.size(file);
        ReadableWorkbook opened = null;
        try {
            opened = new ReadableWorkbook(file.toFile(), new ReadingOptions(hasFormats, true));
            this.workbook = opened;
            this.stream = sheet(opened, expected).openStream();
            this.rows = stream.iterator();
            this.header = readHeader(expected);
        } catch (ExcelReaderException | IOException e) {
            close(opened);
            throw Refusal.unreadable(
                    "是损坏的 .xlsx 工作簿；请重新导出或改用 CSV",
                    "is a damaged .xlsx workbook; export it again, or as CSV");
        } catch (RuntimeException e) {
            close(opened);
            throw e;
        }
    }

    private static void close(@Nullable ReadableWorkbook workbook) throws IOException {
        if (workbook != null) {
            workbook.close();
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, Expectation expected) {
        var wanted = expected.sheet();
        if (wanted == null) {
            return workbook.getFirstSheet();
        }
        var names = workbook.getSheets().map(Sheet::getName).toList();
        return workbook.findSheet(wanted)
                .orElseThrow(() ->
                        Refusal.wrong(
                                expected,
                                "应有工作表 " + wanted + "，实有：" + Refusal.names(names),
                                "expected a sheet " + wanted + ", found " + Refusal.names(names)));
    }

    private List<String> readHeader(Expectation expected) {
        while (rows.hasNext()) {
            var row = rows.next();
            var names = new ArrayList<String>();
            for (int i = 0; i < row.getCellCount(); i++) {
                var name = cleaner.clean(i, text(row.getOptionalCell(i).orElse(null), i));
                names.add(name == null ? "" : name);
            }
            while (!names.isEmpty() && names.getLast().isEmpty()) {
                names.removeLast();
            }
            if (!names.isEmpty()) {
                Header.check(names, expected);
                var _ = cleaner.takeMarks();
                return List.copyOf(names);
            }
        }
        throw Refusal.empty();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            if (!rows.hasNext()) {
                handedOut = size;
                return null;
            }
            var row = rows.next();
            var cells = new ArrayList<@Nullable String>(header.size());
            for (int i = 0; i < header.size(); i++) {
                var cell = i < row.getCellCount() ? row.getOptionalCell(i).orElse(null) : null;
                cells.add(cleaner.clean(i, text(cell, i)));
            }
            return cleaner.row(row.getRowNum(), cells);
        } catch (ExcelReaderException e) {
            throw new IOException("the sheet breaks off", e);
        }
    }

    private @Nullable String text(@Nullable Cell cell, int column) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        return switch (cell.getType()) {
            case STRING -> unescaped(cell.asString());
            case NUMBER -> number(cell, cell.asNumber(), column);
            case BOOLEAN -> cell.asBoolean().toString();
            case FORMULA -> computed(cell, column);
            case ERROR -> {
                cleaner.mark(column, CellMark.NO_VALUE);
                yield null;
            }
            case EMPTY -> null;
        };
    }

    private @Nullable String computed(Cell cell, int column) {
        var raw = cell.getRawValue();
        if (raw == null || raw.isEmpty() || raw.startsWith("#")) {
            cleaner.mark(column, CellMark.NO_VALUE);
            return null;
        }
        cleaner.mark(column, CellMark.FORMULA);
        var value = cell.getValue();
        if (isDate(cell) && value instanceof BigDecimal) {
            return date(cell, column);
        }
        return value instanceof BigDecimal number ? plain(number) : unescaped(raw);
    }

    private String number(Cell cell, BigDecimal number, int column) {
        return isDate(cell) ? date(cell, column) : plain(number);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private String date(Cell cell, int column) {
        cleaner.mark(column, CellMark.SERIAL_DATE);
        LocalDateTime date = cell.asDate().plusNanos(500_000_000).withNano(0);
        return date.toLocalTime().equals(LocalTime.MIDNIGHT) && !showsTime(cell)
                ? date.toLocalDate().toString()
                : date.toString();
    }

    private static boolean isDate(Cell cell) {
        return SheetDates.isDate(cell.getDataFormatId(), cell.getDataFormatString());
    }

    private static boolean showsTime(Cell cell) {
        return SheetDates.showsTime(cell.getDataFormatId(), cell.getDataFormatString());
    }

    /// Workbooks write characters that XML can't hold as `_x0000_`.
    private static String unescaped(String text) {
        return text.indexOf("_x") < 0
                ? text
                : ESCAPE.matcher(text)
                        .replaceAll(match -> {
                            char c = (char) Integer.parseInt(match.group(1), 16);
                            return c == '\r'
                                    ? ""
                                    : java.util.regex.Matcher.quoteReplacement(c + "");
                        });
    }

    @Override
    public long bytesRead() {
        return handedOut;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
