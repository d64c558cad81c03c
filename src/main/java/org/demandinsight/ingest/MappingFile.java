package org.demandinsight.ingest;

import static org.demandinsight.ingest.MappingNode.bad;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.ingest.reader.Expectation;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// Reads a mapping from its YAML, and says by line what is wrong with it.
final class MappingFile {
    private static final int LONGEST = 1 << 16;
    private static final Set<String> PARTS =
            Set.of(
                    "mapping",
                    "kind",
                    "source",
                    "formats",
                    "delimiter",
                    "encoding",
                    "sheet",
                    "strict",
                    "dates",
                    "columns",
                    "required",
                    "ignored",
                    "constants",
                    "values",
                    "paths",
                    "templates",
                    "separators",
                    "key");

    private final MappingNode.Block root;
    private final ImportKind kind;
    private final Map<String, Reading> fields = new LinkedHashMap<>();

    private MappingFile(String yaml) {
        if (yaml.length() > LONGEST) {
            throw bad(1, "映射超过 64 KiB", "the mapping is longer than 64 KiB");
        }
        this.root = MappingNode.parse(yaml);
        root.entries().forEach((name, node) -> knownAmong(PARTS, name, node));
        this.kind = ImportKind.of(needed("kind").text());
    }

    /// What a mapping's YAML says.
    ///
    /// @throws org.demandinsight.kernel.ProblemException `BAD_MAPPING`, naming the line
    static Mapping read(String yaml) {
        var file = new MappingFile(yaml);
        return file.mapping(label(file.needed("mapping")), digest(yaml));
    }

    private Mapping mapping(String id, String digest) {
        entries("columns").forEach((f, n) -> put(f, n, new Reading.Column(texts(n))));
        entries("paths").forEach((f, n) -> put(f, n, new Reading.Path(texts(n))));
        entries("templates").forEach((f, n) -> put(f, n, MappingTemplate.parse(n)));
        entries("constants").forEach((f, n) -> put(f, n, new Reading.Constant(n.text())));
        var separators = new HashMap<String, String>();
        entries("separators").forEach((f, n) -> separators.put(field(f, n), n.text()));
        for (var field : kind.needed()) {
            if (!fields.containsKey(field)) {
                throw bad(
                        root.line(),
                        "kind: " + kind.label() + " 需要字段 " + field + "，请在 columns 下写明其列",
                        "kind: "
                                + kind.label()
                                + " needs the field "
                                + field
                                + "; name its column under columns");
            }
        }
        return new Mapping(
                id,
                id + "@" + digest,
                kind,
                source(),
                dates(),
                fields,
                values(),
                separators,
                key(),
                expectation(id));
    }

    private Expectation expectation(String id) {
        var required = root.entries().get("required");
        var requiredFields = new HashSet<>(kind.needed());
        if (required != null) {
            required.texts().forEach(field -> requiredFields.add(field(field, required)));
        }
        return new MappedFile(root).expectation(id, fields, requiredFields);
    }

    private MappingNode needed(String part) {
        var node = root.entries().get(part);
        if (node == null) {
            throw bad(1, "缺少 " + part + ":", part + ": is missing");
        }
        return node;
    }

    private Map<String, MappingNode> entries(String part) {
        var node = root.entries().get(part);
        return node == null ? Map.of() : node.entries();
    }

    private static List<String> texts(MappingNode node) {
        var texts = node.texts();
        if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
            throw bad(node.line(), "列名不能为空", "a column needs a name");
        }
        return texts;
    }

    private void put(String field, MappingNode node, Reading reading) {
        if (fields.put(field(field, node), reading) != null) {
            throw bad(
                    node.line(),
                    "字段 " + field + " 有两个来源；columns、paths、templates、constants 中只留一个",
                    "the field "
                            + field
                            + " has two origins; keep one of columns, paths, templates, constants");
        }
    }

    @CanIgnoreReturnValue
    private String field(String name, MappingNode node) {
        return knownAmong(Set.copyOf(kind.fields()), name, node);
    }

    @CanIgnoreReturnValue
    private static String knownAmong(Set<String> known, String name, MappingNode node) {
        if (!known.contains(name)) {
            var nearest = Nearest.to(name, known);
            var all = String.join(", ", known.stream().sorted().toList());
            throw bad(
                    node.line(),
                    "不认识 "
                            + Problem.quote(name)
                            + (nearest == null ? "；可用：" + all : "；是否指 " + nearest + "？"),
                    "\""
                            + Problem.quote(name)
                            + "\" is unknown"
                            + (nearest == null
                                    ? "; use one of " + all
                                    : "; is it " + nearest + "?"));
        }
        return name;
    }

    private @Nullable SourceDeclaration source() {
        var node = root.entries().get("source");
        if (node == null) {
            return null;
        }
        var parts = node.entries();
        parts.forEach((name, n) -> knownAmong(Set.of("code", "zh", "en", "zone"), name, n));
        var code = parts.get("code");
        var zone = parts.get("zone");
        if (code == null || zone == null) {
            throw bad(node.line(), "source 需要 code 和 zone", "source needs code and zone");
        }
        var zh = label(parts.getOrDefault("zh", code));
        var en = label(parts.getOrDefault("en", code));
        return new SourceDeclaration(label(code), new Wording(zh, en), zone(zone));
    }

    private static String label(MappingNode node) {
        if (!Label.isGood(node.text())) {
            throw bad(
                    node.line(),
                    "名称应是一行不超过 200 个字符的文字",
                    "a name is one line of at most 200 characters");
        }
        return node.text();
    }

    private static ZoneId zone(MappingNode node) {
        try {
            return ZoneId.of(node.text());
        } catch (DateTimeException _) {
            throw bad(
                    node.line(),
                    "没有时区 " + Problem.quote(node.text()) + "；例如 Asia/Shanghai",
                    "there is no zone " + Problem.quote(node.text()) + "; one is Asia/Shanghai");
        }
    }

    private DatePatterns dates() {
        var node = root.entries().get("dates");
        var patterns = node == null ? List.of("iso") : node.texts();
        try {
            return new DatePatterns(patterns.stream().map(DatePattern::of).toList());
        } catch (IllegalArgumentException e) {
            throw bad(
                    node == null ? 1 : node.line(),
                    "日期格式有误：" + e.getMessage() + "；例如 yyyy/M/d H:mm:ss、iso、epoch、excel",
                    "a date pattern is wrong: "
                            + e.getMessage()
                            + "; examples: yyyy/M/d H:mm:ss, iso, epoch, excel");
        }
    }

    private Map<String, Map<String, String>> values() {
        var values = new HashMap<String, Map<String, String>>();
        entries("values")
                .forEach((field, node) -> {
                    var words = new HashMap<String, String>();
                    node.entries()
                            .forEach((word, meaning) ->
                                    words.put(
                                            word.strip().toLowerCase(Locale.ROOT), meaning.text()));
                    values.put(field(field, node), words);
                });
        return values;
    }

    private List<String> key() {
        var node = root.entries().get("key");
        if (node == null) {
            return List.of();
        }
        var key = node.texts();
        key.forEach(field -> {
            if (!fields.containsKey(field)) {
                throw bad(
                        node.line(),
                        "key 用到的字段 " + field + " 没有来源",
                        "key uses the field " + field + ", which comes from nowhere");
            }
        });
        return key;
    }

    private static String digest(String yaml) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(yaml.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
