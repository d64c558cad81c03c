package org.demandinsight.ingest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;

/// A mapping's YAML as a tree that knows its lines, so that a mistake can be told by its place.
sealed interface MappingNode {
    int line();

    record Text(int line, String value) implements MappingNode {}

    record Items(int line, List<MappingNode> items) implements MappingNode {}

    record Block(int line, Map<String, MappingNode> entries) implements MappingNode {}

    /// The tree of a whole document.
    ///
    /// @throws ProblemException `BAD_MAPPING`
    static Block parse(String yaml) {
        try (var parser = new YAMLFactory().createParser(yaml)) {
            var first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw bad(
                        1,
                        "映射应是 YAML 键值表，以 mapping: 和 kind: 开头",
                        "a mapping is a YAML block that begins with mapping: and kind:");
            }
            return block(parser);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw bad(line, "不是合法的 YAML；请检查缩进与引号", "not valid YAML; check indents and quotes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MappingNode node(JsonParser parser, JsonToken token) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (token) {
            case START_OBJECT -> block(parser);
            case START_ARRAY -> {
                var items = new ArrayList<MappingNode>();
                for (var t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                    items.add(node(parser, t));
                }
                yield new Items(line, items);
            }
            case VALUE_NULL -> new Text(line, "");
            default -> new Text(line, storable(line, parser.getText()));
        };
    }

    private static Block block(JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        var entries = new LinkedHashMap<String, MappingNode>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int at = parser.currentTokenLocation().getLineNr();
            var name = storable(at, parser.currentName());
            var value = node(parser, parser.nextToken());
            if (entries.put(name, value) != null) {
                throw bad(at, name + " 写了两次", name + " is written twice");
            }
        }
        return new Block(line, entries);
    }

    /// YAML can write characters that no database stores; they would cost every row.
    private static String storable(int line, String text) {
        if (text.indexOf('\0') >= 0
                || text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw bad(
                    line,
                    "含有 U+0000 或不成对的代理字符；请去掉",
                    "it has a U+0000 or half a character; take it out");
        }
        return text;
    }

    static ProblemException bad(int line, String zh, String en) {
        return Problem.BAD_MAPPING.because(
                "映射第 " + line + " 行：" + zh, "mapping, line " + line + ": " + en);
    }

    default String text() {
        if (this instanceof Text text) {
            return text.value();
        }
        throw bad(line(), "此处应是一个值", "a single value is expected here");
    }

    /// Several texts, or one.
    default List<String> texts() {
        return switch (this) {
            case Text text -> List.of(text.value());
            case Items items -> items.items().stream().map(MappingNode::text).toList();
            case Block block ->
                    throw bad(block.line(), "此处应是一个值或列表", "a value or a list is expected here");
        };
    }

    default Map<String, MappingNode> entries() {
        if (this instanceof Block block) {
            return block.entries();
        }
        throw bad(line(), "此处应是键值表", "a block of names and values is expected here");
    }
}
