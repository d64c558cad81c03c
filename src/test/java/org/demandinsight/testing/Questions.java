package org.demandinsight.testing;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks the service that is tested, as a front end does.
public final class Questions {
    private Questions() {}

    /// The answer to a query, errors and all.
    public static ValidatableResponse ask(
            String query, Map<String, ? extends @Nullable Object> variables) {
        return given().contentType("application/json")
                .body(Map.of("query", query, "variables", variables))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    /// An example of `graphql/operations`.
    public static String operation(String name) {
        try {
            return Files.readString(Path.of("graphql/operations", name + ".graphql"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
