package org.demandinsight.ingest.reader;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a cell's text storable: without U+0000, lone surrogates and the `_x000D_` that spreadsheets leave for a carriage
/// return; stripped, and null where nothing is left. What it had to change beyond that, it marks.
final class CellCleaner {
    private final Map<Integer, EnumSet<CellMark>> marks = new HashMap<>();

    /// The marks since the last call, by column.
    Map<Integer, EnumSet<CellMark>> takeMarks() {
        if (marks.isEmpty()) {
            return Map.of();
        }
        var taken = Map.copyOf(marks);
        marks.clear();
        return taken;
    }

    void mark(int column, CellMark mark) {
        marks.computeIfAbsent(column, _ -> EnumSet.noneOf(CellMark.class)).add(mark);
    }

    @Nullable String clean(int column, @Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return null;
        }
        var text = cell.indexOf("_x") < 0 ? cell : cell.replaceAll("_x000D_(\r?\n)?", "\n");
        text = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        text = isStorable(text) ? text : storable(column, text);
        text = text.strip();
        return text.isEmpty() ? null : text;
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c == '\uFFFD' || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private String storable(int column, String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                mark(column, CellMark.NUL);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                mark(column, CellMark.LONE_SURROGATE);
                clean.append('\uFFFD');
            } else {
                if (c == '\uFFFD') {
                    mark(column, CellMark.UNDECODABLE);
                }
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /// The row that these cells make.
    Row row(long line, List<@Nullable String> cleaned) {
        for (int i = 0; i < cleaned.size(); i++) {
            var cell = cleaned.get(i);
            if (cell != null && cell.length() > ReadLimits.CELL) {
                marks.clear();
                return new Row.Damaged(
                        line, Row.Damage.CELL_TOO_LONG, cell.length() + " > " + ReadLimits.CELL);
            }
        }
        var noticed = takeMarks();
        return noticed.isEmpty() && cleaned.stream().allMatch(cell -> cell == null)
                ? new Row.Blank(line)
                : new Row.Cells(line, cleaned, noticed);
    }
}
