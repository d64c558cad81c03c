package org.demandinsight.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.testing.ADemand.aDemand;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.classify.ModelInUse;
import org.demandinsight.classify.Training;
import org.demandinsight.classify.review.ReviewWatch;
import org.demandinsight.demand.DemandRecord;
import org.demandinsight.demand.Demands;
import org.demandinsight.demand.Placements;
import org.demandinsight.kernel.Wording;
import org.demandinsight.kernel.Written;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.ADemand;
import org.demandinsight.testing.CaughtUp;
import org.demandinsight.testing.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An analyst's word over the source's and the model's.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ReclassificationTest {
    private static final String LIGHTS = "0105";
    private static final String FUND = "0212";

    @Inject Demands demands;
    @Inject Placements placements;
    @Inject ChangeLog changes;
    @Inject Indexer indexer;
    @Inject ReviewWatch review;
    @Inject CityStore cities;
    @Inject TaxonomyStore taxonomies;
    @Inject Training training;
    @Inject ModelInUse model;

    private int source;
    private long before;

    @BeforeEach
    void aSource() {
        var here = new SourceDeclaration("people", Wording.same("p"), ZoneId.of("Asia/Shanghai"));
        var _ = OffLoop.await(() -> cities.declareSources(List.of(here)));
        source = Objects.requireNonNull(cities.city().source("people")).id();
        before = OffLoop.await(changes::last);
    }

    private ADemand box(String id) {
        return aDemand(id).from(source).titled("咕嘟箱").saying("咕嘟箱又在冒泡");
    }

    private Written write(DemandRecord record) {
        return OffLoop.await(() -> demands.write(List.of(record)));
    }

    private long stored(ADemand demand) {
        assertThat(write(demand.asOf("2026-03-01T00:00:00Z")).added()).isEqualTo(1);
        return changed().getLast();
    }

    private List<Long> changed() {
        return OffLoop.await(() -> changes.after(before, 100)).stream()
                .map(change -> change.demand())
                .toList();
    }

    private Classification placed(long id) {
        return Objects.requireNonNull(OffLoop.await(() -> placements.byIds(List.of(id))).get(id));
    }

    private int category(String code) {
        return Objects.requireNonNull(taxonomies.taxonomy().category(code)).id();
    }

    private static ValidatableResponse ask(String query, @Nullable Object... variables) {
        var named = new HashMap<String, @Nullable Object>();
        for (int i = 0; i < variables.length; i += 2) {
            named.put(String.valueOf(variables[i]), variables[i + 1]);
        }
        return given().contentType("application/json")
                .header("Accept-Language", "en")
                .body(Map.of("query", query, "variables", named))
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse reclassify(long id, @Nullable String category) {
        return ask(
                "mutation($id: ID!, $category: String) { demandReclassify(id: $id, category: $category) {"
                        + " changed classification { kind decider candidates { category { code } } } } }",
                "id",
                GlobalId.of(NodeType.DEMAND, id),
                "category",
                category);
    }

    private static ValidatableResponse undo(long id) {
        return ask(
                "mutation($id: ID!) { demandReclassifyUndo(id: $id) { changed classification { kind decider } } }",
                "id",
                GlobalId.of(NodeType.DEMAND, id));
    }

    @Test
    void whatAnAnalystSaysStandsAndSaidTwiceIsDoneOnce() {
        training.settle();
        long id = stored(box("stands"));
        training.settle();
        assertThat(placed(id).decider()).isEqualTo(Decider.model(model.version()));

        reclassify(id, LIGHTS)
                .rootPath("data.demandReclassify")
                .body("changed", equalTo(true))
                .body("classification.kind", equalTo("ASSIGNED"))
                .body("classification.decider", equalTo("ANALYST"))
                .body("classification.candidates[0].category.code", equalTo(LIGHTS));
        reclassify(id, LIGHTS).body("data.demandReclassify.changed", equalTo(false));

        assertThat(placed(id).category()).isEqualTo(category(LIGHTS));
        assertThat(changed()).containsSubsequence(id, id);
        training.settle();
        assertThat(placed(id).decider()).isEqualTo(Decider.ANALYST);
    }

    @Test
    void undoneStepByStepUntilSourceOrModelSpeakAgain() {
        training.settle();
        long id = stored(box("undone"));
        training.settle();
        int byModel = placed(id).category();
        reclassify(id, LIGHTS).body("errors", nullValue());
        reclassify(id, null)
                .body("data.demandReclassify.classification.kind", equalTo("UNPLACED"))
                .body("data.demandReclassify.classification.decider", equalTo("ANALYST"));

        undo(id).body("data.demandReclassifyUndo.classification.kind", equalTo("ASSIGNED"));
        assertThat(placed(id).category()).isEqualTo(category(LIGHTS));
        undo(id).body("data.demandReclassifyUndo.classification.decider", equalTo("MODEL"));
        undo(id).body("data.demandReclassifyUndo.changed", equalTo(false));

        assertThat(placed(id).category()).isEqualTo(byModel);
        training.settle();
        assertThat(placed(id).decider()).isEqualTo(Decider.model(model.version()));
    }

    @Test
    void anImportChangesWhatWasSaidAndNotWhereItBelongs() {
        var lights = category(LIGHTS);
        var fund = category(FUND);
        var demand = aDemand("import").from(source).saying("咕嘟箱坏了").about(lights);
        long id = stored(demand);
        reclassify(id, FUND).body("errors", nullValue());

        var changedWords = demand.saying("咕嘟箱坏了很久");
        assertThat(write(changedWords.asOf("2026-03-02T00:00:00Z")))
                .isEqualTo(new Written(0, 1, 0, 0));
        assertThat(write(changedWords.asOf("2026-03-03T00:00:00Z")))
                .isEqualTo(new Written(0, 0, 1, 0));
        assertThat(placed(id).category()).isEqualTo(fund);
        var elsewhere = changedWords.about(category("0101"));
        assertThat(write(elsewhere.asOf("2026-03-04T00:00:00Z")))
                .isEqualTo(new Written(0, 1, 0, 0));
        assertThat(placed(id).category()).isEqualTo(fund);

        undo(id).body("data.demandReclassifyUndo.changed", equalTo(true));
        assertThat(placed(id).decider()).isEqualTo(Decider.SOURCE);
        assertThat(placed(id).category()).isEqualTo(category("0101"));
    }

    @Test
    void eachDecisionIsTold() {
        long id = stored(box("told").about(category(FUND)));
        reclassify(id, LIGHTS).body("errors", nullValue());
        reclassify(id, null).body("errors", nullValue());
        undo(id).body("errors", nullValue());
        CaughtUp.with(indexer, changes);

        ask(
                        "query($id: ID!) { demand(id: $id) { category { code } reclassifications { category { code } former { code } formerDecider formerProbability undoneAt } } }",
                        "id",
                        GlobalId.of(NodeType.DEMAND, id))
                .rootPath("data.demand")
                .body("category.code", equalTo(LIGHTS))
                .body("reclassifications[0].category", nullValue())
                .body("reclassifications[1].category.code", equalTo(LIGHTS))
                .body("reclassifications.former.code", equalTo(List.of(LIGHTS, FUND)))
                .body("reclassifications.formerDecider", equalTo(List.of("ANALYST", "SOURCE")))
                .body("reclassifications[1].undoneAt", nullValue())
                .body("reclassifications[1].formerProbability", nullValue());
    }

    @Test
    void whatIsAnsweredLeavesTheReviewQueueWithWhatSaysNearlyTheSame() {
        training.settle();
        var words = "zxqv blorp flimb wug snarfle quixt mondro tapple gribbin vostr lanterk";
        long one = stored(aDemand("queue 1").from(source).saying(words));
        long other = stored(aDemand("queue 2").from(source).saying(words + " jup"));
        training.settle();
        assertThat(placed(one)).isInstanceOf(Unplaced.class);
        CaughtUp.with(indexer, changes);
        review.settle();
        var asked = ids(queue());
        assertThat(asked).containsAnyOf(one, other);
        long first = asked.contains(one) ? one : other;
        assertThat(asked).doesNotContain(first == one ? other : one);

        reclassify(first, LIGHTS).body("errors", nullValue());

        assertThat(ids(queue())).doesNotContain(first);
        review.settle();
        assertThat(ids(queue())).doesNotContain(one, other);
    }

    private static ValidatableResponse queue() {
        return ask("{ reviewQueue(first: 100) { count items { reason expectedGain alike demand { id } } } modelDrift { signs recent } }")
                .body("errors", nullValue());
    }

    private static List<Long> ids(ValidatableResponse queue) {
        List<String> ids = queue.extract().path("data.reviewQueue.items.demand.id");
        return ids.stream().map(id -> GlobalId.key(id, NodeType.DEMAND)).toList();
    }

    @Test
    void whatDoesNotExistIsSaid() {
        reclassify(0, LIGHTS)
                .body("data.demandReclassify.changed", equalTo(false))
                .body("data.demandReclassify.classification", nullValue());
        long id = stored(box("bad"));
        reclassify(id, "0106x")
                .body("errors[0].extensions.problem", equalTo("UNKNOWN_CODE"))
                .body("errors[0].message", containsString("0106x"));
        assertThat(placed(id)).isEqualTo(new Unplaced(Decider.SOURCE));
    }
}
