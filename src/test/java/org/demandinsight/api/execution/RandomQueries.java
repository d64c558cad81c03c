package org.demandinsight.api.execution;

import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/// Queries that nobody would write and everybody may: random fields of the schema with aliases, fragments, `__typename` and arguments, some
/// of them wrong.
final class RandomQueries {
    private static final int DEPTH = 5;
    private static final int FIELDS = 4;

    /// By the name of the argument; the last of each is wrong. No text that should be a time and isn't: that we refuse in words
    /// of our own.
    private static final Map<String, List<String>> ARGUMENTS =
            Map.ofEntries(
                    Map.entry("first", List.of("1", "3", "7", "0")),
                    Map.entry("after", List.of("null", "\"bm9uZQ\"")),
                    Map.entry("level", List.of("1", "2", "99")),
                    Map.entry("areaLevel", List.of("1", "2", "0")),
                    Map.entry("categoryLevel", List.of("1", "2", "0")),
                    Map.entry("by", List.of("[]", "[CATEGORY]", "[MONTH, STATUS]", "[AREA, AREA]")),
                    Map.entry("kinds", List.of("[]", "[SLA_BREACH]", "[NONE]")),
                    Map.entry("sort", List.of("NEWEST", "RELEVANCE", "DUE_FIRST", "NEVER")),
                    Map.entry("interval", List.of("MONTH", "WEEK", "YEAR")),
                    Map.entry(
                            "filter",
                            List.of(
                                    "{}",
                                    "{text: \"噪音\"}",
                                    "{receivedFrom: \"2024-03-01T00:00:00+08:00\"}",
                                    "{receivedTo: \"2025-03-01T00:00:00Z\", channels: [PHONE, WEB], kind: HOTLINE}",
                                    "{statuses: [CLOSED], requesterKind: RESIDENT, category: null}",
                                    "{receivedFrom: \"2024-03-01T00:00:00.25-03:30\"}",
                                    "{status: [CLOSED]}",
                                    "{area: \"nowhere\"}")));

    /// Fields whose answers are found in the background, by and by: two starts on the same data are never equally far.
    static final Set<String> MOVING =
            Set.of(
                    "askedAlready",
                    "caseGroup",
                    "caseGroups",
                    "emergingCategories",
                    "modelDrift",
                    "reviewQueue");

    private final Random random;
    private final TypeDefinitionRegistry schema;
    private final List<String> ids;

    /// @param ids that there are, for arguments which want one
    RandomQueries(Random random, List<String> ids) throws IOException {
        this.random = random;
        this.ids = ids;
        this.schema =
                new SchemaParser().parse(Files.readString(Path.of("graphql", "schema.graphql")));
    }

    String next() {
        return "query Random" + selection("Query", 0);
    }

    private String selection(String type, int depth) {
        var chosen = new ArrayList<String>();
        var definition = Objects.requireNonNull(schema.types().get(type));
        for (int i = 0; i < 1 + random.nextInt(FIELDS); i++) {
            chosen.add(part(definition, depth, i));
        }
        return " { " + String.join(" ", chosen) + " }";
    }

    private String part(TypeDefinition<?> type, int depth, int number) {
        return switch (type) {
            case UnionTypeDefinition union -> {
                var member = pick(union.getMemberTypes());
                yield on(TypeInfo.typeInfo(member).getName(), depth);
            }
            case InterfaceTypeDefinition _ ->
                    on(pick(List.of("Demand", "Area", "Category")), depth);
            case ObjectTypeDefinition object ->
                    random.nextInt(12) == 0
                            ? on(object.getName(), depth)
                            : field(pick(still(object)), depth, number);
            default -> throw new IllegalStateException(type.getName());
        };
    }

    private static List<FieldDefinition> still(ObjectTypeDefinition type) {
        return type.getFieldDefinitions().stream()
                .filter(field -> !MOVING.contains(field.getName()))
                .toList();
    }

    private String on(String type, int depth) {
        return random.nextInt(4) == 0 ? "__typename" : "... on " + type + selection(type, depth);
    }

    /// Under a name of its own: the same field twice with other arguments can't be merged.
    private String field(FieldDefinition field, int depth, int number) {
        var type = TypeInfo.typeInfo(field.getType()).getName();
        boolean nested = isComposite(type);
        if (nested && depth >= DEPTH) {
            return "__typename";
        }
        var alias = field.getName() + depth + number + random.nextInt(1000);
        return alias
                + ": "
                + field.getName()
                + arguments(field.getInputValueDefinitions())
                + (random.nextInt(15) == 0 ? " @include(if: false)" : "")
                + (nested ? selection(type, depth + 1) : "");
    }

    private boolean isComposite(String type) {
        var definition = schema.types().get(type);
        return definition instanceof ObjectTypeDefinition
                || definition instanceof InterfaceTypeDefinition
                || definition instanceof UnionTypeDefinition;
    }

    private String arguments(List<InputValueDefinition> definitions) {
        var given = new ArrayList<String>();
        for (var definition : definitions) {
            boolean needed = TypeInfo.typeInfo(definition.getType()).isNonNull();
            if (definition.getName().equals("id")) {
                given.add("id: \"" + pick(ids) + '"');
            } else if (ARGUMENTS.containsKey(definition.getName())
                    && (needed || random.nextInt(3) == 0)) {
                given.add(definition.getName() + ": " + value(definition.getName()));
            }
        }
        return given.isEmpty() ? "" : "(" + String.join(", ", given) + ")";
    }

    private String value(String argument) {
        var values = ARGUMENTS.getOrDefault(argument, List.of("null"));
        return random.nextInt(20) == 0
                ? values.getLast()
                : values.get(random.nextInt(values.size() - 1));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
