package org.demandinsight.ingest;

import static org.demandinsight.ingest.MappingNode.bad;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demandinsight.ingest.reader.Delimiter;
import org.demandinsight.ingest.reader.Expectation;
import org.demandinsight.ingest.reader.FileFormat;
import org.demandinsight.ingest.reader.TextEncoding;
import org.demandinsight.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// What a mapping's YAML says of the files that it is for: their format and the columns that they have.
final class MappedFile {
    private final MappingNode.Block root;

    MappedFile(MappingNode.Block root) {
        this.root = root;
    }

    /// What to expect.
    ///
    /// @param fields where each is read
    /// @param required fields without whose column a file is refused
    Expectation expectation(String id, Map<String, Reading> fields, Set<String> required) {
        var columns = new ArrayList<Expectation.Column>();
        fields.forEach((field, reading) -> {
            boolean must = required.contains(field);
            switch (reading) {
                case Reading.Column column ->
                        columns.add(new Expectation.Column(column.names(), must));
                case Reading.Path path ->
                        path.columns()
                                .forEach(
                                        c -> columns.add(new Expectation.Column(List.of(c), must)));
                case Reading.Template template ->
                        template.parts().stream()
                                .filter(Reading.Part::isColumn)
                                .forEach(p ->
                                        columns.add(
                                                new Expectation.Column(List.of(p.text()), must)));
                case Reading.Constant _ -> {}
            }
        });
        if (columns.isEmpty()) {
            throw bad(1, "映射没有读任何列；请写 columns:", "the mapping reads no column; write columns:");
        }
        var ignored = root.entries().get("ignored");
        return new Expectation(
                id,
                columns,
                ignored == null ? List.of() : ignored.texts(),
                flag("strict"),
                formats(),
                delimiter(),
                encoding(),
                sheet());
    }

    private @Nullable String sheet() {
        var node = root.entries().get("sheet");
        return node == null ? null : node.text();
    }

    private boolean flag(String part) {
        var node = root.entries().get(part);
        return node != null && node.text().equals("true");
    }

    private Set<FileFormat> formats() {
        var node = root.entries().get("formats");
        if (node == null) {
            return EnumSet.allOf(FileFormat.class);
        }
        var formats = EnumSet.noneOf(FileFormat.class);
        for (var name : node.texts()) {
            switch (name.toLowerCase(Locale.ROOT)) {
                case "csv" -> formats.add(FileFormat.CSV);
                case "xlsx" -> formats.add(FileFormat.XLSX);
                case "ndjson" -> formats.add(FileFormat.NDJSON);
                default ->
                        throw bad(
                                node.line(),
                                "不认识格式 " + Problem.quote(name) + "；可用 csv、xlsx、ndjson",
                                "unknown format "
                                        + Problem.quote(name)
                                        + "; use csv, xlsx, ndjson");
            }
        }
        return formats;
    }

    private @Nullable Character delimiter() {
        var node = root.entries().get("delimiter");
        var delimiter = node == null ? null : Delimiter.named(node.text());
        if (node != null && delimiter == null) {
            throw bad(
                    node.line(), "delimiter 只能是 , ; | 或 tab", "a delimiter is one of , ; | or tab");
        }
        return delimiter;
    }

    private @Nullable TextEncoding encoding() {
        var node = root.entries().get("encoding");
        var encoding = node == null ? null : TextEncoding.named(node.text());
        if (node != null && encoding == null) {
            throw bad(
                    node.line(), "encoding 只能是 UTF-8 或 GB18030", "an encoding is UTF-8 or GB18030");
        }
        return encoding;
    }
}
