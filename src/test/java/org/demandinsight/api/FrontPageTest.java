package org.demandinsight.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FrontPageTest {

    @Test
    void showsEveryExampleOperation() throws IOException {
        try (var files = Files.list(Path.of("graphql/operations"))) {
            assertThat(FrontPage.EXAMPLES)
                    .extracting(example -> example.name() + ".graphql")
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void leadsToTheExamplesInTheReadersLanguage() {
        given().header("Accept-Language", "en")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("Where does no service answer?"))
                .body(containsString("query%20BlindSpots"));
        given().header("Accept-Language", "zh-CN").get("/").then().body(containsString("哪里没有服务"));
    }
}
