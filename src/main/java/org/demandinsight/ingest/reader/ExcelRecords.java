package org.demandinsight.ingest.reader;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demandinsight.ingest.reader.SheetCell.Content;
import org.jspecify.annotations.Nullable;

/// Rows of one sheet of a workbook, the first unless the mapping names one. Numbers come as written without exponent, a
/// cell formatted as a date as an ISO date, a formula as what was last computed.
final class ExcelRecords implements RecordReader {
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /// Decimal places that a number of a sheet, a double, may need on either side of the point.
    private static final int PLACES = 340;

    private final Workbook workbook;
    private final SheetRows rows;
    private final CellCleaner cleaner = new CellCleaner();
    private final List<String> header;
    private final long size;

    /// 0 until all is read: rows don't tell how much of the archive they took.
    private volatile long handedOut;

    ExcelRecords(Path file, Expectation expected) throws IOException {
        ZipGuard.check(file);
        this.size = Files.size(file);
        Workbook opened = null;
        SheetRows begun = null;
        try {
            opened = new Workbook(file);
            begun = opened.rows(sheet(opened, expected));
            this.workbook = opened;
            this.rows = begun;
            this.header = readHeader(expected);
        } catch (IOException _) {
            close(opened, begun);
            throw ZipGuard.damaged();
        } catch (RuntimeException e) {
            close(opened, begun);
            throw e;
        }
    }

    private static void close(@Nullable Workbook workbook, @Nullable SheetRows rows)
            throws IOException {
        try (workbook;
                rows) {}
    }

    private static String sheet(Workbook workbook, Expectation expected) {
        var wanted = expected.sheet();
        var names = workbook.sheets();
        if (wanted == null) {
            return names.getFirst();
        }
        if (!names.contains(wanted)) {
            throw Refusal.wrong(
                    expected,
                    "应有工作表 " + wanted + "，实有：" + Refusal.names(names),
                    "expected a sheet " + wanted + ", found " + Refusal.names(names));
        }
        return wanted;
    }

    private List<String> readHeader(Expectation expected) throws IOException {
        for (var row = rows.next(); row != null; row = rows.next()) {
            var names = new ArrayList<String>();
            for (int i = 0; i < row.cells().size(); i++) {
                var name = cleaner.clean(i, text(row.cells().get(i), i));
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
        var row = rows.next();
        if (row == null) {
            handedOut = size;
            return null;
        }
        if (row.tooLong()) {
            return new Row.Damaged(row.number(), Row.Damage.LINE_TOO_LONG, "> " + ReadLimits.LINE);
        }
        var cells = new ArrayList<@Nullable String>(header.size());
        for (int i = 0; i < header.size(); i++) {
            var cell = i < row.cells().size() ? row.cells().get(i) : null;
            cells.add(cleaner.clean(i, text(cell, i)));
        }
        return cleaner.row(row.number(), cells);
    }

    private @Nullable String text(@Nullable SheetCell cell, int column) {
        if (cell == null) {
            return null;
        }
        if (cell.content() == Content.ERROR || (cell.computed() && hasNoResult(cell))) {
            return without(column);
        }
        if (cell.computed()) {
            cleaner.mark(column, CellMark.FORMULA);
        }
        return switch (cell.content()) {
            case TEXT -> unescaped(cell.raw());
            case BOOLEAN -> Boolean.toString(cell.raw().equals("1"));
            case NUMBER -> number(cell, column);
            case ERROR -> without(column);
        };
    }

    private static boolean hasNoResult(SheetCell cell) {
        return cell.raw().isEmpty() || cell.raw().startsWith("#");
    }

    private @Nullable String without(int column) {
        cleaner.mark(column, CellMark.NO_VALUE);
        return null;
    }

    private @Nullable String number(SheetCell cell, int column) {
        BigDecimal number;
        try {
            number = new BigDecimal(cell.raw().strip());
        } catch (NumberFormatException _) {
            return without(column);
        }
        // Written out, 1E999999999 would fill all memory.
        if (Math.abs((long) number.scale()) + number.precision() > 2 * PLACES) {
            return without(column);
        }
        var date = workbook.format(cell).isDate() ? date(cell, number) : null;
        if (date != null) {
            cleaner.mark(column, CellMark.SERIAL_DATE);
            return date;
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private @Nullable String date(SheetCell cell, BigDecimal days) {
        var date = SheetDates.at(days.doubleValue(), workbook.countsFrom1904());
        if (date == null) {
            return null;
        }
        boolean whole = date.toLocalTime().equals(LocalTime.MIDNIGHT);
        return whole && !workbook.format(cell).showsTime()
                ? date.toLocalDate().toString()
                : date.toString();
    }

    /// Workbooks write characters that XML can't hold as `_x0000_`.
    private static String unescaped(String text) {
        return text.indexOf("_x") < 0
                ? text
                : ESCAPE.matcher(text)
                        .replaceAll(match -> {
                            char c = (char) Integer.parseInt(match.group(1), 16);
                            return c == '\r' ? "" : Matcher.quoteReplacement(c + "");
                        });
    }

    @Override
    public long bytesRead() {
        return handedOut;
    }

    @Override
    public void close() throws IOException {
        close(workbook, rows);
    }
}
