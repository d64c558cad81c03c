package org.demandinsight.ingest.reader;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of an NDJSON file: one object a line. A nested field goes by its path, `location/latitude`; plain values of an
/// array are joined by `|`. The header holds the names that the mapping reads and those of the file's head.
final class JsonLines implements RecordReader {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(32)
                                    .maxStringLength(ReadLimits.LINE)
                                    .maxNumberLength(100)
                                    .build())
                    .build();

    private final List<String> header;
    private final Map<String, Integer> positions = new HashMap<>();
    private final CellCleaner cleaner = new CellCleaner();
    private final CountedInput input;
    private final Lines lines;

    JsonLines(Path file, TextEncoding encoding, Expectation expected) throws IOException {
        this.header = header(file, encoding, expected);
        for (int i = 0; i < header.size(); i++) {
            positions.put(header.get(i), i);
        }
        this.input = new CountedInput(Files.newInputStream(file));
        this.lines =
                new Lines(new BufferedReader(new InputStreamReader(input, encoding.decoder())));
    }

    private static List<String> header(Path file, TextEncoding encoding, Expectation expected)
            throws IOException {
        var names = new LinkedHashSet<String>();
        int good = 0;
        try (var reader =
                new BufferedReader(
                        new InputStreamReader(Files.newInputStream(file), encoding.decoder()))) {
            var lines = new Lines(reader);
            String line = lines.next();
            for (int i = 0;
                    line != null && i < ReadLimits.HEAD_ROWS && names.size() <= ReadLimits.COLUMNS;
                    i++, line = lines.next()) {
                try {
                    good += line.isBlank() ? 0 : 1;
                    names.addAll(fields(line).keySet());
                } catch (JacksonException _) {
                    good--;
                }
            }
        }
        if (good <= 0) {
            throw Refusal.unreadable(
                    "以 { 开头，但各行都不是 JSON 对象；请每行写一个完整的 JSON 对象",
                    "starts with { but no line is a JSON object; write one whole object a line");
        }
        Header.check(List.copyOf(names), expected);
        expected.columns().forEach(column -> names.addAll(column.names()));
        return List.copyOf(names);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable Row next() throws IOException {
        var line = lines.next();
        if (line == null) {
            return null;
        }
        if (lines.wasTooLong()) {
            return new Row.Damaged(
                    lines.number(), Row.Damage.LINE_TOO_LONG, "> " + ReadLimits.LINE);
        }
        if (line.isBlank()) {
            return new Row.Blank(lines.number());
        }
        try {
            return cleaner.row(lines.number(), cells(fields(line)));
        } catch (JacksonException e) {
            return new Row.Damaged(lines.number(), Row.Damage.JSON, place(e));
        }
    }

    /// Where JSON broke; the parser's own words would quote the row.
    private static String place(JacksonException e) {
        var location = e.getLocation();
        return location == null ? "" : "column " + location.getColumnNr();
    }

    private List<@Nullable String> cells(Map<String, StringBuilder> fields) {
        var cells = new ArrayList<@Nullable String>(header.size());
        for (int i = 0; i < header.size(); i++) {
            cells.add(null);
        }
        fields.forEach((name, value) -> {
            var position = positions.get(name);
            if (position != null) {
                cells.set(position, cleaner.clean(position, value.toString()));
            }
        });
        return cells;
    }

    private static Map<String, StringBuilder> fields(String line) throws IOException {
        var fields = new LinkedHashMap<String, StringBuilder>();
        if (line.isBlank()) {
            return fields;
        }
        try (var json = JSON.createParser(line.startsWith("\uFEFF") ? line.substring(1) : line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new com.fasterxml.jackson.core.JsonParseException(json, "not an object");
            }
            object(json, "", fields);
            if (json.nextToken() != null) {
                throw new com.fasterxml.jackson.core.JsonParseException(json, "more than one");
            }
        }
        return fields;
    }

    private static void object(JsonParser json, String path, Map<String, StringBuilder> fields)
            throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = path + json.currentName();
            if (name.length() > ReadLimits.NAME) {
                throw new com.fasterxml.jackson.core.JsonParseException(
                        json, "a name of more than " + ReadLimits.NAME + " characters");
            }
            value(json, json.nextToken(), name, fields);
        }
    }

    private static void value(
            JsonParser json, JsonToken token, String name, Map<String, StringBuilder> fields)
            throws IOException {
        if (token == JsonToken.START_OBJECT) {
            object(json, name + "/", fields);
        } else if (token == JsonToken.START_ARRAY) {
            array(json, name, fields);
        } else if (token != JsonToken.VALUE_NULL) {
            var known = fields.putIfAbsent(name, new StringBuilder(json.getText()));
            if (known != null) {
                known.append('|').append(json.getText());
            }
        }
        if (fields.size() > ReadLimits.COLUMNS) {
            throw new com.fasterxml.jackson.core.JsonParseException(
                    json, "more than " + ReadLimits.COLUMNS + " fields");
        }
    }

    private static void array(JsonParser json, String name, Map<String, StringBuilder> fields)
            throws IOException {
        int index = 0;
        for (var token = json.nextToken();
                token != JsonToken.END_ARRAY && token != null;
                token = json.nextToken()) {
            boolean nested = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
            value(json, token, nested ? name + "/" + index : name, fields);
            index++;
        }
    }

    @Override
    public long bytesRead() {
        return input.count();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
