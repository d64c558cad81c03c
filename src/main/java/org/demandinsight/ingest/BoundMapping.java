package org.demandinsight.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demandinsight.ingest.reader.Header;
import org.demandinsight.ingest.reader.Row;
import org.jspecify.annotations.Nullable;

/// A mapping together with one file's header: knows at which position each field's columns stand.
final class BoundMapping {
    private final Mapping mapping;
    private final List<String> header;
    private final Map<String, int[]> positions = new HashMap<>();
    private final Set<Integer> used = new HashSet<>();

    BoundMapping(Mapping mapping, List<String> header) {
        this.mapping = mapping;
        this.header = header;
        var names = new Header(header);
        mapping.fields()
                .forEach((field, reading) -> {
                    int[] at = positions(names, reading);
                    positions.put(field, at);
                    for (int position : at) {
                        if (position >= 0) {
                            var _ = used.add(position);
                        }
                    }
                });
    }

    /// One for each column of the reading, -1 where the file hasn't got it.
    private static int[] positions(Header header, Reading reading) {
        return switch (reading) {
            case Reading.Column column -> each(header, column.names());
            case Reading.Path path -> each(header, path.columns());
            case Reading.Template template ->
                    template.parts().stream()
                            .mapToInt(p -> p.isColumn() ? header.position(List.of(p.text())) : -1)
                            .toArray();
            case Reading.Constant _ -> new int[0];
        };
    }

    private static int[] each(Header header, List<String> names) {
        return names.stream().mapToInt(name -> header.position(List.of(name))).toArray();
    }

    Mapping mapping() {
        return mapping;
    }

    String column(int position) {
        return header.get(position);
    }

    boolean reads(int position) {
        return used.contains(position);
    }

    /// Whether the file has a column for the field, or the mapping a constant.
    boolean has(String field) {
        return mapping.fields().get(field) instanceof Reading.Constant || position(field) >= 0;
    }

    /// Position of the first of the field's columns that the file has, -1 if it has none.
    int position(String field) {
        for (int position : at(field)) {
            if (position >= 0) {
                return position;
            }
        }
        return -1;
    }

    /// What the file calls the field.
    String column(String field) {
        int position = position(field);
        return position < 0 ? field : header.get(position);
    }

    private int[] at(String field) {
        var at = positions.get(field);
        return at == null ? new int[0] : at;
    }

    /// The field's text in a row after its words were translated, null if there is none.
    @Nullable String text(Row.Cells row, String field) {
        var reading = mapping.fields().get(field);
        var text =
                switch (reading) {
                    case null -> null;
                    case Reading.Constant constant -> constant.value();
                    case Reading.Template template -> joined(row, template, at(field));
                    case Reading.Column _ -> first(row, at(field));
                    case Reading.Path _ -> String.join("/", path(row, field));
                };
        return text == null || text.isEmpty() ? null : translated(field, text);
    }

    private @Nullable String translated(String field, String text) {
        var words = mapping.values().get(field);
        if (words == null) {
            return text;
        }
        var meaning = words.getOrDefault(text.toLowerCase(Locale.ROOT), text);
        return meaning.isEmpty() ? null : meaning;
    }

    private static @Nullable String first(Row.Cells row, int[] at) {
        for (int position : at) {
            var cell = position < 0 ? null : row.values().get(position);
            if (cell != null) {
                return unwrapped(cell);
            }
        }
        return null;
    }

    /// Spreadsheets are told to leave a text alone by writing it as a formula, `="00123"`.
    private static String unwrapped(String cell) {
        return isWrapped(cell) ? cell.substring(2, cell.length() - 1) : cell;
    }

    static boolean isWrapped(String cell) {
        return cell.length() > 3 && cell.startsWith("=\"") && cell.endsWith("\"");
    }

    /// Words before a column stand only if the column says something, and words at the start or after other words.
    private static String joined(Row.Cells row, Reading.Template template, int[] at) {
        var joined = new StringBuilder();
        var words = "";
        for (int i = 0; i < at.length; i++) {
            var part = template.parts().get(i);
            if (!part.isColumn()) {
                words = part.text();
                continue;
            }
            var cell = at[i] < 0 ? null : row.values().get(at[i]);
            if (cell != null) {
                boolean leads = i == 1 && !words.isEmpty();
                joined.append(joined.isEmpty() && !leads ? "" : words).append(cell);
            }
            words = "";
        }
        return joined.isEmpty() ? "" : joined + words;
    }

    /// The names that lead to the field's node, from the top; a field of one column is a path of one.
    List<String> path(Row.Cells row, String field) {
        if (!(mapping.fields().get(field) instanceof Reading.Path)) {
            var text = text(row, field);
            return text == null ? List.of() : List.of(text);
        }
        var path = new ArrayList<String>();
        for (int position : at(field)) {
            var cell = position < 0 ? null : row.values().get(position);
            if (cell != null) {
                path.add(cell);
            }
        }
        return path;
    }

    /// The values of a field that may have several.
    List<String> list(Row.Cells row, String field) {
        var text = text(row, field);
        if (text == null) {
            return List.of();
        }
        var separator = mapping.separators().getOrDefault(field, Mapping.SEPARATOR);
        var values = new ArrayList<String>();
        for (var value : text.split(java.util.regex.Pattern.quote(separator), -1)) {
            if (!value.isBlank()) {
                values.add(value.strip());
            }
        }
        return values;
    }
}
