package org.demandinsight.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.demandinsight.classify.RoutingInUse;
import org.demandinsight.classify.Training;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.search.Indexer;
import org.demandinsight.testing.DemoImport;
import org.demandinsight.testing.Postgres;
import org.demandinsight.testing.Questions;
import org.junit.jupiter.api.Test;

/// Which department a demand is for, from the demo city's files to the answer.
@QuarkusTest
@QuarkusTestResource(value = Postgres.class, restrictToAnnotatedClass = true)
class DepartmentSuggestionsTest {
    @Inject Imports imports;
    @Inject Spool spool;
    @Inject Training training;
    @Inject RoutingInUse routing;
    @Inject Indexer indexer;

    @Test
    void theCitysHistoryTellsTheDepartment() throws IOException, InterruptedException {
        run(Questions.operation("which-department"), Map.of())
                .body("data.departmentSuggestions", equalTo(List.of()));
        var city = new DemoCity(DemoOptions.STANDARD.withDemands(3_000));
        new DemoImport(imports, spool).bring(ImportKind.AREAS, city::writeAreas);
        new DemoImport(imports, spool).bring(ImportKind.DEPARTMENTS, city::writeDepartments);
        new DemoImport(imports, spool).bring(ImportKind.SOURCES, city::writeSources);
        training.settle();
        new DemoImport(imports, spool).bring(ImportKind.DEMANDS, city::writeDemands);
        training.settle();
        indexer.awaitLevel();
        int version = routing.version();

        training.settle();

        assertThat(routing.version()).as("nothing new to learn").isEqualTo(version).isPositive();
        run(Questions.operation("which-department"), Map.of())
                .rootPath("data.departmentSuggestions")
                .body("", hasSize(3))
                .body("[0].department.code", equalTo("URBAN_MANAGEMENT"))
                .body("[0].probability.value", greaterThan(.5f))
                .body("[0].probability.n", greaterThan(500))
                .body("[0].historyShare.value", greaterThan(.5f));
        run(
                        Questions.operation("which-department"),
                        Map.of("text", "住房公积金提取不了，电话13912345678", "category", "0212"))
                .rootPath("data.departmentSuggestions")
                .body("[0].department.code", equalTo("PROVIDENT_FUND"));
        ofDemands();
        Questions.ask(Questions.operation("which-department"), Map.of("category", "no such"))
                .body("errors[0].message", containsString("没有代码为“no such”的类别"));
    }

    /// Of the newest demands most are suggested the department that they have.
    private static void ofDemands() {
        var query =
                "{ demands(first: 100) { edges { node { department { code } departmentSuggestions(first: 1) { department { code } probability { value } } } } } }";
        var answer = run(query, Map.of());
        answer.body(
                "data.demands.edges.node.departmentSuggestions.collect { it.size() }",
                everyItem(equalTo(1)));
        List<String> truth = answer.extract().path("data.demands.edges.node.department.code");
        List<String> said =
                answer.extract()
                        .path(
                                "data.demands.edges.node.departmentSuggestions.collect { it[0].department.code }");
        int right = 0;
        for (int i = 0; i < truth.size(); i++) {
            right += said.get(i).equals(truth.get(i)) ? 1 : 0;
        }
        assertThat(right).isGreaterThan(75);
    }

    private static ValidatableResponse run(String query, Map<String, Object> variables) {
        return Questions.ask(query, variables).body("errors", nullValue());
    }
}
