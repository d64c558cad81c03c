package org.demandinsight.classify;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.ImportRun;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.CaughtUp;
import org.demandinsight.testing.Postgres;
import org.demandinsight.testing.RealData;
import org.junit.jupiter.api.Test;

/// Categories come, are split, merged and given up, and the demands go with them.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TaxonomyLifeTest {
    private static final String HEADER =
            "code,parent,name_zh,keywords_zh,examples,replaced_by,retired\n";
    private static final Path TREE = RealData.file("taidi2020c/taxonomy.csv");

    @Inject Training training;
    @Inject Imports imports;
    @Inject Spool spool;
    @Inject TaxonomyStore taxonomies;
    @Inject ChangeLog changes;
    @Inject Indexer indexer;
    @Inject Pool pool;

    private ImportRun bring(ImportKind kind, String source, String content) throws IOException {
        var file = Files.writeString(spool.file(), content);
        var request = new ImportRequest(kind, null, null, source, null, null, "life.csv");
        var run = imports.accept(request, file).end().join();
        assertThat(run.counts().rejected()).isZero();
        return run;
    }

    /// The codes of where demands stand, in the order of their ids.
    private List<String> standing(String source) {
        var found = new ArrayList<String>();
        OffLoop.await(() ->
                        pool.preparedQuery(
                                        "select c.code, d.classification ->> 'by' as by from demand d join source s on s.id = d.source"
                                                + " left join category c on c.id = d.category where s.code = $1 order by external_id")
                                .execute(Tuple.of(source)))
                .forEach(row -> found.add(row.getString("by") + ' ' + row.getString("code")));
        return found;
    }

    private static ValidatableResponse ask(String query) {
        return given().contentType("application/json")
                .header("Accept-Language", "zh")
                .body(Map.of("query", query))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    private void counts(String category, int demands) {
        CaughtUp.with(indexer, changes);
        ask("{ demands(filter: {category: \"" + category + "\"}) { totalCount { value } } }")
                .body("errors", nullValue())
                .body("data.demands.totalCount.value", equalTo(demands));
    }

    @Test
    void demandsGoWithTheirCategories() throws IOException {
        bring(ImportKind.TAXONOMY, "life", HEADER + "01Z1,01,叽咕灯与咕叽桥,叽咕灯|咕叽桥,,,\n");
        bring(
                ImportKind.DEMANDS,
                "life",
                "id,title,category_code\n1,叽咕灯灭了,01Z1\n2,咕叽桥断了,01Z1\n3,叽咕灯太亮,01Z1\n");
        training.settle();
        assertThat(standing("life")).containsOnly("SOURCE 01Z1");
        counts("01Z1", 3);

        bring(
                ImportKind.TAXONOMY,
                "life",
                HEADER
                        + "01Z1,01,叽咕灯与咕叽桥,叽咕灯|咕叽桥,,01Z2|01Z3,\n"
                        + "01Z2,01,叽咕灯,叽咕灯,叽咕灯灭了|叽咕灯坏了,,\n"
                        + "01Z3,01,咕叽桥,咕叽桥,咕叽桥断了|咕叽桥塌了,,\n");
        assertThat(standing("life")).containsOnly("SOURCE 01Z1");
        training.settle();
        assertThat(standing("life")).containsExactly("MODEL 01Z2", "MODEL 01Z3", "MODEL 01Z2");
        counts("01Z2", 2);
        bring(ImportKind.DEMANDS, "life", "id,title,category_code\n4,咕叽桥断了,01Z1\n");
        training.settle();
        assertThat(standing("life")).endsWith("MODEL 01Z3");

        bring(ImportKind.TAXONOMY, "life", HEADER + "01Z2,01,叽咕灯,叽咕灯,叽咕灯灭了|叽咕灯坏了,01Z3,\n");
        counts("01Z3", 4);
        counts("01Z2", 4);
        ask("{ taxonomyVersions(first: 2) { changes { kind code name replacedBy } } categories(under: \"01\") { code } }")
                .body("errors", nullValue())
                .body("data.taxonomyVersions[0].changes.kind", equalTo(List.of("MERGED")))
                .body(
                        "data.taxonomyVersions[0].changes.replacedBy",
                        equalTo(List.of(List.of("01Z3"))))
                .body(
                        "data.taxonomyVersions[1].changes.kind",
                        equalTo(List.of("SPLIT", "ADDED", "ADDED")))
                .body("data.categories.code", hasItem("01Z3"))
                .body(
                        "data.categories.code.findAll { it == '01Z2' || it == '01Z1' }",
                        equalTo(List.of()));
        training.settle();
        assertThat(standing("life")).containsOnly("MODEL 01Z3");

        bring(ImportKind.TAXONOMY, "life", HEADER + "01Z3,01,咕叽桥,,,,true\n");
        counts("01Z3", 4);
        training.settle();
        assertThat(standing("life")).noneMatch(place -> place.endsWith("01Z3"));
        ask("mutation { demandReclassify(id: \"RGVtYW5kOjE\", category: \"01Z3\") { changed } }")
                .body("errors[0].extensions.problem", equalTo("UNKNOWN_CODE"));
        assertThat(requireNonNull(taxonomies.taxonomy().category("01Z3")).retired()).isNotNull();
    }

    @Test
    void aTargetThatNobodyDeclaredIsAFinding() throws IOException {
        var run = bring(ImportKind.TAXONOMY, "life", HEADER + "01Z9,01,无处可去,,,01Z0x,\n");

        assertThat(run.counts().added()).isEqualTo(1);
        ask("{ importRuns(first: 1) { edges { node { findings { kind column value } } } } }")
                .body("data.importRuns.edges[0].node.findings[0].value", equalTo("01Z0x"));
    }

    @Test
    void aTreeOfThreeLevelsComesInByItsPaths() throws IOException {
        assumeTrue(Files.exists(TREE), "skipped: there is no Taidi taxonomy beside this project");
        var file = spool.file();
        var _ = Files.copy(TREE, file, StandardCopyOption.REPLACE_EXISTING);

        var run =
                imports.accept(
                                ImportRequest.of(ImportKind.TAXONOMY, "taidi-taxonomy", "t.csv"),
                                file)
                        .end()
                        .join();

        var taxonomy = taxonomies.taxonomy();
        var tree =
                taxonomy.declared().stream()
                        .filter(category ->
                                category.code().contains("/")
                                        || taxonomy.children(category.id()).stream()
                                                .anyMatch(child -> child.code().contains("/")))
                        .toList();
        assertThat(run.counts().rejected()).isZero();
        assertThat(tree).extracting(category -> category.level()).contains(1, 2, 3);
        assertThat(tree.stream().filter(category -> category.level() == 1)).hasSize(15);
        assertThat(tree.stream().filter(category -> category.level() == 2)).hasSize(118);
        assertThat(tree.stream().filter(category -> category.level() == 3)).hasSize(517);
        var away = new StringBuilder("code,name_zh,retired\n");
        tree.forEach(category -> away.append(category.code()).append(",x,true\n"));
        bring(ImportKind.TAXONOMY, "life", away.toString());
    }
}
