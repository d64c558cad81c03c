package org.demandinsight.ingest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demandinsight.kernel.Problem;

/// What a file can bring, and the fields that a mapping can fill for it.
@SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
public enum ImportKind {
    AREAS(List.of("code", "name"), List.of("name_en", "parent", "population")),
    DEPARTMENTS(List.of("code", "name"), List.of("name_en", "phones")),
    SOURCES(List.of("code", "name", "zone"), List.of("name_en")),
    CROSSWALKS(List.of("kind", "from", "to"), List.of("source")),
    HOLIDAYS(List.of("day", "name"), List.of("name_en", "working")),
    TAXONOMY(
            List.of("code", "name_zh"),
            List.of(
                    "parent",
                    "name_en",
                    "keywords_zh",
                    "keywords_en",
                    "description_zh",
                    "description_en",
                    "examples",
                    "retired",
                    "replaced_by")),
    DEMANDS(
            List.of(),
            List.of(
                    "id",
                    "kind",
                    "received_at",
                    "occurred_at",
                    "due_at",
                    "closed_at",
                    "updated_at",
                    "status",
                    "channel",
                    "area_code",
                    "area",
                    "department",
                    "category_code",
                    "category",
                    "categories",
                    "requester",
                    "requester_kind",
                    "language",
                    "title",
                    "text",
                    "reply",
                    "replied_at",
                    "latitude",
                    "longitude",
                    "supporters",
                    "transfers",
                    "reopens",
                    "satisfied")),
    SERVICES(
            List.of("name"),
            List.of(
                    "code",
                    "name_en",
                    "description",
                    "description_en",
                    "department",
                    "categories",
                    "areas",
                    "opening_hours",
                    "channels",
                    "languages",
                    "audience")),
    EXAMPLES(List.of("category"), List.of("categories", "title", "text"));

    private final List<String> needed;
    private final List<String> fields;

    ImportKind(List<String> needed, List<String> optional) {
        this.needed = needed;
        this.fields = Stream.concat(needed.stream(), optional.stream()).toList();
    }

    /// All fields, those that a record can't do without first.
    public List<String> fields() {
        return fields;
    }

    /// Fields without which a row is no record.
    List<String> needed() {
        return needed;
    }

    /// As it stands in addresses and mappings: `demands`.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that label.
    ///
    /// @throws org.demandinsight.kernel.ProblemException `UNKNOWN_KIND`
    public static ImportKind of(String label) {
        for (var kind : values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        var all = Stream.of(values()).map(ImportKind::label).collect(Collectors.joining(", "));
        throw Problem.UNKNOWN_KIND.because(
                "没有可导入的种类 " + Problem.quote(label) + "；可用：" + all,
                "there is no kind \"" + Problem.quote(label) + "\" to import; use one of " + all);
    }
}
