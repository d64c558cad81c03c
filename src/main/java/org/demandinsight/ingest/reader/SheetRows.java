package org.demandinsight.ingest.reader;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.demandinsight.ingest.reader.SheetCell.Content;
import org.jspecify.annotations.Nullable;

/// The rows of one sheet. Formulas are not computed, not even read.
final class SheetRows implements Closeable {
    /// As many as a sheet can have.
    private static final int COLUMNS = 16_384;

    private static final int NUMBER = 400;

    private final XmlPart part;
    private final SharedStrings strings;
    private int number;

    /// Characters of the present row.
    private int length;

    SheetRows(XmlPart part, SharedStrings strings) {
        this.part = part;
        this.strings = strings;
    }

    /// A row.
    ///
    /// @param cells null where one is empty; no longer than up to the last that is not
    /// @param tooLong its cells hold more than a row may; some of them are cut then
    record SheetRow(int number, List<@Nullable SheetCell> cells, boolean tooLong) {}

    /// The next row, null after the last.
    ///
    /// @throws IOException where it breaks off, or is none
    @Nullable SheetRow next() throws IOException {
        for (var name = part.next("worksheet"); name != null; name = part.next("worksheet")) {
            if (name.equals("row")) {
                var given = part.attribute("r");
                number = given == null ? number + 1 : integer(given);
                return row();
            }
        }
        return null;
    }

    private SheetRow row() throws IOException {
        var cells = new ArrayList<@Nullable SheetCell>();
        length = 0;
        int next = 0;
        for (var name = part.next("row"); name != null; name = part.next("row")) {
            if (name.equals("c")) {
                var reference = part.attribute("r");
                int column = reference == null ? next : column(reference);
                if (column >= COLUMNS) {
                    throw new IOException("row " + number + " has a cell beyond the last column");
                }
                next = column + 1;
                var cell = cell();
                if (cell != null) {
                    while (cells.size() <= column) {
                        cells.add(null);
                    }
                    cells.set(column, cell);
                }
            }
        }
        return new SheetRow(number, cells, length > ReadLimits.LINE);
    }

    /// `AB12` is in column 27.
    private static int column(String reference) throws IOException {
        int column = 0;
        int at = 0;
        for (; at < reference.length() && reference.charAt(at) >= 'A'; at++) {
            int letter = Character.toUpperCase(reference.charAt(at)) - 'A';
            if (letter > 25 || column > COLUMNS) {
                throw new IOException("a cell's place is not told");
            }
            column = column * 26 + letter + 1;
        }
        if (at == 0) {
            throw new IOException("a cell's place is not told");
        }
        return column - 1;
    }

    private @Nullable SheetCell cell() throws IOException {
        var type = Objects.requireNonNullElse(part.attribute("t"), "n");
        var styled = part.attribute("s");
        int style = styled == null ? -1 : integer(styled);
        boolean computed = false;
        var raw = "";
        for (var name = part.next("c"); name != null; name = part.next("c")) {
            switch (name) {
                case "v" -> raw = value(type);
                case "is" -> raw = SharedStrings.text(part, "is");
                case "f" -> {
                    computed = true;
                    part.text("f", new StringBuilder(), 0);
                }
                default -> {}
            }
        }
        length += Math.min(raw.length(), ReadLimits.LINE);
        if (length > ReadLimits.LINE) {
            raw = "";
        }
        return raw.isEmpty() && !computed
                ? null
                : new SheetCell(content(type), raw, computed, style);
    }

    private String value(String type) throws IOException {
        boolean number = type.equals("n") || type.equals("s") || type.equals("b");
        var text = new StringBuilder();
        part.text("v", text, number ? NUMBER : ReadLimits.CELL + 1);
        if (!type.equals("s") || text.isEmpty()) {
            return text.toString();
        }
        var shared = strings.get(integer(text.toString().strip()));
        if (shared == null) {
            throw new IOException("row " + number + " shows a text that is not there");
        }
        return shared;
    }

    private static Content content(String type) {
        return switch (type) {
            case "n" -> Content.NUMBER;
            case "b" -> Content.BOOLEAN;
            case "e" -> Content.ERROR;
            default -> Content.TEXT;
        };
    }

    private static int integer(String text) throws IOException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IOException("a number is expected where there is none", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (strings) {
            part.close();
        }
    }
}
