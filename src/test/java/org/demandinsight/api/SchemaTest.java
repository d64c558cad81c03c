package org.demandinsight.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.DescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.parser.Parser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.demandinsight.insight.blindspot.BlindSpotWatch;
import org.demandinsight.search.Indexer;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.Test;

/// The schema is our front door: what is served is what lies in the repository, every part of it says what it means, and
/// the examples run.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SchemaTest {
    /// Fields are shown one by one, and in the order of their names: what a description speaks of has to stand in it.
    private static final Pattern LEANING =
            Pattern.compile("^(The same|The others?|These|Those|End of it)\\b");

    private static final Path GOLDEN = Path.of("graphql/schema.graphql");

    @Inject Indexer indexer;
    @Inject BlindSpotWatch blindSpots;

    @Test
    void theServedSchemaIsTheOneInTheRepository() throws IOException {
        var served = served();
        if (System.getenv("SCHEMA_WRITE") != null) {
            Files.writeString(GOLDEN, served);
        }

        assertThat(served)
                .as("write it anew with SCHEMA_WRITE=1 set, and look at the difference")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void everyPartOfTheSchemaSaysWhatItMeans() {
        var silent = new ArrayList<String>();
        for (Definition<?> definition : new Parser().parseDocument(served()).getDefinitions()) {
            switch (definition) {
                case ObjectTypeDefinition type -> {
                    if (!List.of("Query", "Mutation").contains(type.getName())) {
                        check(type, type.getName(), silent);
                    }
                    for (var field : type.getFieldDefinitions()) {
                        check(type.getName(), field, silent);
                    }
                }
                case InputObjectTypeDefinition input -> {
                    check(input, input.getName(), silent);
                    for (var field : input.getInputValueDefinitions()) {
                        check(field, input.getName() + "." + field.getName(), silent);
                    }
                }
                case EnumTypeDefinition constants -> {
                    check(constants, constants.getName(), silent);
                    for (var value : constants.getEnumValueDefinitions()) {
                        check(value, constants.getName() + "." + value.getName(), silent);
                    }
                }
                default -> assertThat(AstPrinter.printAst(definition)).isNotEmpty();
            }
        }

        assertThat(silent).as("parts without a description of their own").isEmpty();
    }

    private static void check(String type, FieldDefinition field, List<String> silent) {
        check(field, type + "." + field.getName(), silent);
        for (var argument : field.getInputValueDefinitions()) {
            var name = type + "." + field.getName() + "(" + argument.getName() + ")";
            check(argument, name, silent);
        }
    }

    private static void check(DescribedNode<?> part, String name, List<String> silent) {
        if (part.getDescription() == null || part.getDescription().getContent().isBlank()) {
            silent.add(name);
        } else if (LEANING.matcher(part.getDescription().getContent()).find()) {
            silent.add(name + ": \"" + part.getDescription().getContent() + '"');
        }
    }

    @Test
    void everyNodeIsFoundByItsId() {
        List<String> nodes =
                given().contentType("application/json")
                        .body(
                                Map.of(
                                        "query",
                                        "{ __type(name: \"Node\") { possibleTypes { name } } }"))
                        .post("/graphql")
                        .then()
                        .extract()
                        .path("data.__type.possibleTypes.name");

        assertThat(nodes)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(NodeType.values()).map(NodeType::label).toList());
    }

    @Test
    void theExamplesRun() throws IOException, InterruptedException {
        indexer.awaitLevel();
        blindSpots.settle();
        try (var operations = Files.list(Path.of("graphql/operations"))) {
            for (var operation : operations.sorted().toList()) {
                var errors =
                        given().contentType("application/json")
                                .body(Map.of("query", Files.readString(operation)))
                                .post("/graphql")
                                .then()
                                .statusCode(200)
                                .extract()
                                .path("errors");
                assertThat(errors).as("%s", operation).isNull();
            }
        }
    }

    private static String served() {
        return given().get("/graphql/schema.graphql").then().statusCode(200).extract().asString();
    }
}
