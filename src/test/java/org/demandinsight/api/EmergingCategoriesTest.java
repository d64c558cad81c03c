package org.demandinsight.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.demandinsight.classify.Training;
import org.demandinsight.cluster.EmergingCategory;
import org.demandinsight.cluster.EmergingWatch;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.DemoImport;
import org.demandinsight.testing.Postgres;
import org.demandinsight.testing.Questions;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// The demo city under a taxonomy that lacks street lighting: what people say of it is found, named, adopted and learned.
@QuarkusTest
@QuarkusTestResource(value = Postgres.class, restrictToAnnotatedClass = true)
class EmergingCategoriesTest {
    private static final Logger LOG = Logger.getLogger(EmergingCategoriesTest.class);
    private static final String LIGHTING = "0102";

    @Inject Imports imports;
    @Inject Spool spool;
    @Inject Training training;
    @Inject EmergingWatch watch;
    @Inject TaxonomyStore taxonomies;
    @Inject Indexer indexer;
    @Inject Pool pool;

    @Test
    void aMatterThatTheTaxonomyLacksIsFoundNamedAdoptedAndLearned()
            throws IOException, InterruptedException {
        run("adopt-an-emerging-category", Map.of("id", "none"))
                .body("data.emergingCategoryAdopt.adopted", equalTo(false))
                .body("data.emergingCategoryAdopt.category", nullValue());
        var truth = aCityWithoutLighting();

        var _ = watch.settle();

        var found = Objects.requireNonNull(watch.found()).categories();
        var lighting =
                found.stream()
                        .max(Comparator.comparingLong(each -> hits(each, truth)))
                        .orElseThrow();
        double purity = hits(lighting, truth) / (double) lighting.members().size();
        double recall = hits(lighting, truth) / (double) open(truth);
        LOG.infof(
                "Emerging categories: %d found; of street lighting, which the taxonomy lacks, one has %d demands, purity %.2f, recall %.2f of %d open ones; terms %s",
                found.size(),
                lighting.members().size(),
                purity,
                recall,
                open(truth),
                lighting.terms());
        assertThat(purity).isGreaterThan(.5);
        assertThat(recall).isGreaterThanOrEqualTo(.28);
        assertThat(lighting.terms()).anyMatch(term -> term.contains("灯") || term.contains("light"));
        var again = watch.settle();
        assertThat(again.isZero()).isTrue();
        isShown(lighting);
        isAdoptedAndLearned(lighting, truth);
        isErasedEverywhere(lighting.typical().getFirst());
    }

    private Set<Long> aCityWithoutLighting() throws IOException, InterruptedException {
        var _ =
                OffLoop.await(() ->
                        pool.query("delete from category where code = '" + LIGHTING + "'")
                                .execute()
                                .chain(() ->
                                        pool.query(
                                                        "insert into taxonomy_version (name) values ('without lighting')")
                                                .execute())
                                .chain(taxonomies::load));
        var city = new DemoCity(DemoOptions.STANDARD.withCoded(0));
        new DemoImport(imports, spool).bring(ImportKind.AREAS, city::writeAreas);
        new DemoImport(imports, spool).bring(ImportKind.SOURCES, city::writeSources);
        training.settle();
        var lighting = new HashSet<String>();
        new DemoImport(imports, spool)
                .bring(
                        ImportKind.DEMANDS,
                        out ->
                                city.writeDemands(
                                        out,
                                        each -> {
                                            if (each.category().equals(LIGHTING)) {
                                                lighting.add(each.id());
                                            }
                                        }));
        // Nothing to learn about departments here.
        var rows =
                OffLoop.await(() ->
                        pool.query("update demand set department = null")
                                .execute()
                                .chain(() ->
                                        pool.preparedQuery(
                                                        "select id from demand where external_id = any($1)")
                                                .execute(
                                                        Tuple.of(
                                                                (Object)
                                                                        lighting.toArray(
                                                                                String[]::new)))));
        var ids = new HashSet<Long>();
        rows.forEach(row -> ids.add(row.getLong("id")));
        indexer.awaitLevel();
        return ids;
    }

    private static long hits(EmergingCategory emerging, Set<Long> truth) {
        return emerging.members().stream().filter(truth::contains).count();
    }

    private long open(Set<Long> truth) {
        return OffLoop.await(() ->
                        pool.preparedQuery(
                                        "select count(*) as open from demand where id = any($1) and classification ->> 'is' <> 'ASSIGNED'")
                                .execute(Tuple.of((Object) truth.toArray(Long[]::new))))
                .iterator()
                .next()
                .getLong("open");
    }

    private static void isShown(EmergingCategory lighting) throws IOException {
        var at = "data.emergingCategories.edges.node.find { it.id == '" + lighting.id() + "' }";
        run("emerging-categories", Map.of("first", 100))
                .rootPath(at)
                .body("terms", equalTo(lighting.terms()))
                .body("demands.value", equalTo(lighting.members().size()))
                .body("people.value", greaterThan(4))
                .body("suggestedCode", greaterThan("0"))
                .body("firstSeen", startsWith("2025-12-"))
                .body("examples.size()", greaterThan(3));
    }

    private void isAdoptedAndLearned(EmergingCategory lighting, Set<Long> truth)
            throws IOException {
        var adopt =
                Map.<String, Object>of(
                        "id", lighting.id(), "code", LIGHTING, "name", "路灯照明", "parent", "01");
        run("adopt-an-emerging-category", adopt)
                .rootPath("data.emergingCategoryAdopt")
                .body("adopted", equalTo(true))
                .body("category.code", equalTo(LIGHTING));
        run("adopt-an-emerging-category", adopt)
                .rootPath("data.emergingCategoryAdopt")
                .body("adopted", equalTo(false))
                .body("category.code", equalTo(LIGHTING));
        var other = Map.<String, Object>of("id", lighting.id(), "code", "0199", "name", "另一个");
        Questions.ask(Questions.operation("adopt-an-emerging-category"), other)
                .body("errors[0].message", containsString("已作为类别“" + LIGHTING + "”采纳"));

        training.settle();

        var category = Objects.requireNonNull(taxonomies.taxonomy().category(LIGHTING));
        assertThat(category.keywords()).isEqualTo(lighting.keywords()).isNotEmpty();
        var there =
                StreamSupport.stream(
                                OffLoop.await(() ->
                                                pool.preparedQuery(
                                                                "select id from demand where category = $1")
                                                        .execute(Tuple.of(category.id())))
                                        .spliterator(),
                                false)
                        .map(row -> row.getLong("id"))
                        .collect(Collectors.toSet());
        long moved = lighting.members().stream().filter(there::contains).count();
        long right = there.stream().filter(truth::contains).count();
        LOG.infof(
                "Of its %d demands %d moved there; of all %d about street lighting %d are there now, among %d",
                lighting.members().size(), moved, truth.size(), right, there.size());
        assertThat(moved).isGreaterThan(lighting.members().size() * 8 / 10);
        assertThat(right).isGreaterThan(there.size() * 45L / 100).isGreaterThan(35);
        var _ = watch.settle();
        assertThat(Objects.requireNonNull(watch.found()).categories())
                .noneMatch(each -> each.id().equals(lighting.id()));
    }

    /// An example is a copy of what a demand says: it goes with it.
    private void isErasedEverywhere(long demand) {
        var example =
                "category where code = '"
                        + LIGHTING
                        + "' and examples @> array['"
                        + OffLoop.await(() ->
                                        pool.query("select title from demand where id = " + demand)
                                                .execute())
                                .iterator()
                                .next()
                                .getString("title")
                        + "']";
        assertThat(count(example)).isOne();
        var id = GlobalId.of(NodeType.DEMAND, demand);

        given().contentType("application/json")
                .body(Map.of("query", "mutation { demandErase(id: \"" + id + "\") { erased } }"))
                .post("/graphql")
                .then()
                .body("data.demandErase.erased", equalTo(true));

        assertThat(count(example)).isZero();
        assertThat(count("emerging_member where demand = " + demand)).isZero();
    }

    private long count(String rows) {
        return OffLoop.await(() -> pool.query("select count(*) as n from " + rows).execute())
                .iterator()
                .next()
                .getLong("n");
    }

    private static ValidatableResponse run(String operation, Map<String, Object> variables)
            throws IOException {
        return Questions.ask(Questions.operation(operation), variables).body("errors", nullValue());
    }
}
