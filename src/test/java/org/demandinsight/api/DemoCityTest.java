package org.demandinsight.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.city.CityStore;
import org.demandinsight.classify.Training;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.insight.blindspot.BlindSpotWatch;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.DemoImport;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.Test;

/// The demo city as a newcomer meets it: imported by the same door as any city, placed by a model, asked with the examples
/// of the repository. What the README answers is what comes out here.
@QuarkusTest
@QuarkusTestResource(value = Postgres.class, restrictToAnnotatedClass = true)
class DemoCityTest {
    @Inject Imports imports;
    @Inject Spool spool;
    @Inject Training training;
    @Inject Indexer indexer;
    @Inject BlindSpotWatch blindSpots;
    @Inject CityStore cities;
    @Inject TaxonomyStore taxonomies;
    @Inject CatalogueStore catalogues;

    @Test
    void answersTheQuestionsOfTheReadme() throws IOException, InterruptedException {
        var city = new DemoCity(DemoOptions.STANDARD);
        new DemoImport(imports, spool).bring(ImportKind.AREAS, city::writeAreas);
        new DemoImport(imports, spool).bring(ImportKind.DEPARTMENTS, city::writeDepartments);
        new DemoImport(imports, spool).bring(ImportKind.SOURCES, city::writeSources);
        new DemoImport(imports, spool).bring(ImportKind.HOLIDAYS, city::writeHolidays);
        new DemoImport(imports, spool).bring(ImportKind.SERVICES, city::writeServices);
        training.settle();
        new DemoImport(imports, spool).bring(ImportKind.DEMANDS, city::writeDemands);
        training.settle();
        indexer.awaitLevel();
        blindSpots.settle();
        var readme = new SoftAssertions(); // all that is to be mended there at once
        var text = Files.readString(Path.of("README.md"));

        var asked =
                run("what-people-ask").body("data.demandStats.totalCount.value", equalTo(20_000));
        readme.assertThat(text).contains(mostAsked(asked));
        var spots =
                run("blind-spots")
                        .body("data.blindSpots.edges.size()", greaterThan(4))
                        .body("data.blindSpots.edges[0].node.evidence.size()", greaterThan(3));
        String title = spots.extract().path("data.blindSpots.edges[0].node.title");
        String summary = spots.extract().path("data.blindSpots.edges[0].node.summary");
        readme.assertThat(text).contains(title);
        readme.assertThat(text).contains(summary);
        var months = run("demands-by-month").body("data.timeSeries.points", hasSize(24));
        int january = months.extract().path("data.timeSeries.points[0].count.value");
        readme.assertThat(text).contains("January 2024: " + january);
        run("newest-demands").body("data.demands.edges", hasSize(20));
        run("why-this-category")
                .body("data.demands.edges.node.classification.decider", hasItem("MODEL"))
                .body("data.demands.edges.node.classification", not(hasItem(nullValue())));
        run("import-runs").body("data.importRuns.edges.node.state", not(hasItem("FAILED")));
        readme.assertAll();
        assertReadingAgainChangesNothing();
    }

    /// Else blind spots would be computed anew for nothing.
    private void assertReadingAgainChangesNothing() {
        var city = cities.city();
        var taxonomy = taxonomies.taxonomy();
        var catalogue = catalogues.catalogue();
        var _ = OffLoop.await(cities::load);
        var _ = OffLoop.await(taxonomies::load);
        var _ = OffLoop.await(catalogues::load);
        assertThat(cities.city()).isSameAs(city);
        assertThat(taxonomies.taxonomy()).isSameAs(taxonomy);
        assertThat(catalogues.catalogue()).isSameAs(catalogue);
    }

    /// The first-level category with most demands, as the README says it.
    private static String mostAsked(ValidatableResponse asked) {
        List<Map<String, Map<String, Object>>> rows = asked.extract().path("data.demandStats.rows");
        var most =
                rows.stream()
                        .filter(row -> row.get("category") != null)
                        .max(java.util.Comparator.comparingInt(DemoCityTest::count))
                        .orElseThrow();
        var line =
                String.format(
                        Locale.ROOT,
                        "%s: %,d",
                        java.util.Objects.requireNonNull(most.get("category")).get("name"),
                        count(most));
        return line;
    }

    private static int count(Map<String, Map<String, Object>> row) {
        return (Integer)
                java.util.Objects.requireNonNull(
                        java.util.Objects.requireNonNull(row.get("count")).get("value"));
    }

    private static ValidatableResponse run(String operation) throws IOException {
        var query = Files.readString(Path.of("graphql/operations", operation + ".graphql"));
        return given().contentType("application/json")
                .header("Accept-Language", "en")
                .body(Map.of("query", query))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("errors", nullValue());
    }
}
