package org.demandinsight.casegroup;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.testing.ADemand.aDemand;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.SourceDeclaration;
import org.demandinsight.demand.DemandRecord;
import org.demandinsight.demand.Demands;
import org.demandinsight.erasure.Erasures;
import org.demandinsight.kernel.Wording;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;
import org.demandinsight.testing.ADemand;
import org.demandinsight.testing.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From demands to groups and back, on a real database.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(CaseGroupsTest.Alone.class)
class CaseGroupsTest {
    /// With a database of its own: a newer model walks over all demands, and those of other tests are many.
    public static final class Alone implements QuarkusTestProfile {}

    private static final Random RANDOM = new Random(11);

    /// Words of this test alone: the same words in another's demands would be the same matter.
    private final String hole = words();

    private final String noise = words();
    private final String letter = words();

    @Inject CityStore cities;
    @Inject Demands demands;
    @Inject ChangeLog changes;
    @Inject Indexer indexer;
    @Inject CaseLinking linking;
    @Inject CaseLinks links;
    @Inject CaseGroups groups;
    @Inject Erasures erasures;
    @Inject Pool pool;

    private int source;
    private static int round;

    /// Of a source of its own, so that no test meets another's demands by name.
    @BeforeEach
    void threeOfAHoleTwoOfNoiseAndALetterOfSix() throws InterruptedException {
        var code = "cases-" + ++round;
        var declared = new SourceDeclaration(code, Wording.same(code), ZoneId.of("Asia/Shanghai"));
        var _ = OffLoop.await(() -> cities.declareSources(List.of(declared)));
        source = requireNonNull(cities.city().source(code)).id();
        var all = new ArrayList<DemandRecord>();
        all.add(one("h1", hole, 1L, "2026-03-02T01:00:00Z"));
        all.add(one("h2", "市民来电反映：" + hole, 2L, "2026-03-03T01:00:00Z"));
        all.add(one("h3", hole.substring(5), 2L, "2026-03-04T01:00:00Z"));
        all.add(one("n1", noise, 4L, "2026-03-02T03:00:00Z"));
        all.add(one("n2", noise + "谢谢。", null, "2026-03-05T03:00:00Z"));
        for (int i = 0; i < 6; i++) {
            all.add(one("l" + i, letter, 10L + i, "2026-03-0" + (i + 2) + "T05:00:00Z"));
        }
        write(all);
        settle();
    }

    private DemandRecord one(String id, String text, @Nullable Long person, String received) {
        return demand(id, text, person, received).asOf("2026-03-10T00:00:00Z");
    }

    private ADemand demand(String id, String text, @Nullable Long person, String received) {
        var demand = aDemand(id).from(source).saying(text).receivedAt(received);
        return person == null ? demand : demand.askedBy(person);
    }

    private static String words() {
        var words = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            words.append((char) (0x4E00 + RANDOM.nextInt(3_000)));
        }
        return words.toString();
    }

    private void write(List<DemandRecord> records) {
        var _ = OffLoop.await(() -> demands.write(records));
    }

    private void settle() throws InterruptedException {
        indexer.awaitLevel();
        linking.settle(Integer.MAX_VALUE);
    }

    private Map<String, Long> ids() {
        var rows =
                OffLoop.await(() ->
                        pool.preparedQuery("select id, external_id from demand where source = $1")
                                .execute(Tuple.of(source)));
        var ids = new HashMap<String, Long>();
        rows.forEach(row -> ids.put(row.getString("external_id"), row.getLong("id")));
        return ids;
    }

    private long id(String externalId) {
        return requireNonNull(ids().get(externalId));
    }

    private @Nullable CaseGroup groupOf(String externalId) {
        long id = id(externalId);
        return OffLoop.await(() -> groups.ofDemands(List.of(id))).get(id);
    }

    private CaseGroup groupThatHas(String externalId) {
        return requireNonNull(groupOf(externalId), externalId);
    }

    @Test
    void peopleAreCountedApartFromTickets() {
        var ofHole = groupThatHas("h1");
        var ofNoise = groupThatHas("n1");

        assertThat(groupOf("h2")).isEqualTo(ofHole);
        assertThat(groupOf("h3")).isEqualTo(ofHole);
        assertThat(ofHole.tickets()).isEqualTo(3);
        assertThat(ofHole.people()).isEqualTo(2);
        assertThat(ofHole.exemplar()).isEqualTo(id("h1"));
        assertThat(ofHole.firstReceived()).isEqualTo("2026-03-02");
        assertThat(ofHole.lastReceived()).isEqualTo("2026-03-04");
        assertThat(ofNoise.tickets()).isEqualTo(2);
        assertThat(ofNoise.people()).isEqualTo(1);
        assertThat(ofNoise.unknownPerson()).isEqualTo(1);
        assertThat(ofNoise.formLetter()).isFalse();
    }

    @Test
    void oneTextOfManyPeopleIsAFormLetter() {
        var ofLetter = groupThatHas("l0");

        assertThat(ofLetter.tickets()).isEqualTo(6);
        assertThat(ofLetter.formLetter()).isTrue();
        assertThat(groupThatHas("h1").formLetter()).isFalse();
    }

    @Test
    void whatAPersonDecidedSurvivesRecomputation() throws InterruptedException {
        assertThat(decide("n1", "n2", false)).isTrue();
        assertThat(decide("n1", "n2", false)).as("once more").isTrue();
        assertThat(decide("h1", "n1", true)).isTrue();
        assertThat(groupOf("n2")).isNull();

        write(
                List.of(
                        demand("n1", noise, 4L, "2026-03-02T03:00:00Z")
                                .closedAt("2026-03-20T03:00:00Z")
                                .asOf("2026-03-21T00:00:00Z")));
        settle();
        anew();
        settle();

        assertThat(groupOf("n2")).isNull();
        assertThat(groupThatHas("n1")).isEqualTo(groupThatHas("h3"));
        assertThat(groupThatHas("h1").tickets()).isEqualTo(4);

        assertThat(decide("h1", "n1", false)).isTrue();
        assertThat(decide("n1", "n2", true)).isTrue();

        assertThat(groupThatHas("h1").tickets()).isEqualTo(3);
        assertThat(groupThatHas("n1")).isEqualTo(groupThatHas("n2"));
    }

    private boolean decide(String one, String other, boolean linked) {
        long first = id(one);
        long second = id(other);
        return OffLoop.await(() -> links.decide(first, second, linked));
    }

    /// As a newer model would.
    private void anew() {
        var _ = OffLoop.await(() -> pool.query("update case_progress set method = 0").execute());
    }

    @Test
    void anErasedDemandLeavesItsGroupAtOnce() throws InterruptedException {
        long group = groupThatHas("h2").id();
        erase("h1");

        assertThat(groupThatHas("h2").tickets()).isEqualTo(2);
        assertThat(groupThatHas("h2").people()).isEqualTo(1);
        assertThat(groupThatHas("h2").exemplar()).isEqualTo(id("h2"));
        settle();
        assertThat(groupThatHas("h3").id()).as("the group that it was").isEqualTo(group);

        erase("h3");

        assertThat(groupOf("h2")).isNull();
        assertThat(OffLoop.await(() -> groups.byIds(List.of(group)))).isEmpty();
        settle();
        assertThat(groupOf("h2")).isNull();
    }

    private void erase(String externalId) {
        long id = id(externalId);
        assertThat(OffLoop.await(() -> erasures.erase(id))).isTrue();
    }

    @Test
    void whoTakesOverGoesOnWhereAnotherStopped() throws InterruptedException {
        var before = groupThatHas("h1");
        var _ = OffLoop.await(() -> pool.query("delete from case_link").execute());
        anew();

        linking.settle(1);
        settle();

        assertThat(groupThatHas("h1")).isEqualTo(before);
        assertThat(groupThatHas("l5").tickets()).isEqualTo(6);
    }

    @Test
    void whoAsksIsToldWithReasons() {
        var query =
                """
                { demand(id: "%s") {
                    duplicates(first: 2) { probability daysBefore nearCopy demand { externalId } }
                    caseGroup { tickets { value } exemplar { externalId } demands { externalId } }
                } }
                """
                        .formatted(globalId(id("h1")));

        var demand = ask(query).setRootPath("data.demand");

        assertThat(demand.getList("duplicates.demand.externalId")).contains("h2", "h3");
        assertThat(demand.getDouble("duplicates[0].probability")).isGreaterThan(.5);
        assertThat(demand.getBoolean("duplicates[0].nearCopy")).isTrue();
        assertThat(demand.getInt("caseGroup.tickets.value")).isEqualTo(3);
        assertThat(demand.getString("caseGroup.exemplar.externalId")).isEqualTo("h1");
        assertThat(demand.getList("caseGroup.demands.externalId"))
                .containsExactly("h3", "h2", "h1");
    }

    @Test
    void aNewTextIsKnownToHaveBeenAsked() {
        var told =
                ask(
                        """
                        { askedAlready(text: "%s 我的电话13911112222", first: 3) {
                            probability demand { externalId caseGroup { tickets { value } } } } }
                        """
                                .formatted(hole));

        assertThat(told.getString("data.askedAlready[0].demand.externalId")).startsWith("h");
        assertThat(told.getInt("data.askedAlready[0].demand.caseGroup.tickets.value")).isEqualTo(3);
    }

    @Test
    void groupsComeInPagesLargestFirst() {
        var bySize = pages("SIZE", "tickets.value");

        assertThat(bySize.values().stream().map(Integer::valueOf).toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(List.copyOf(bySize.keySet()))
                .containsSubsequence(ofGroup("l0"), ofGroup("h1"), ofGroup("n1"));
    }

    @Test
    void groupsComeInPagesLatestFirst() {
        var latest = pages("LATEST", "lastReceivedOn");

        assertThat(List.copyOf(latest.values())).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(List.copyOf(latest.keySet()))
                .containsSubsequence(ofGroup("l0"), ofGroup("n1"), ofGroup("h1"));
    }

    private String ofGroup(String externalId) {
        return globalId("CaseGroup", groupThatHas(externalId).id());
    }

    /// By id of a group, in the order of pages of two, what it is ordered by.
    private static Map<String, String> pages(String sort, String value) {
        var found = new LinkedHashMap<String, String>();
        var cursor = "null";
        while (true) {
            var page =
                    ask("{ caseGroups(sort: %s, first: 2, after: %s) { totalCount { value } pageInfo { endCursor hasNextPage } edges { node { id tickets { value } lastReceivedOn } } } }"
                                    .formatted(sort, cursor))
                            .setRootPath("data.caseGroups");
            var ids = page.getList("edges.node.id", String.class);
            for (int i = 0; i < ids.size(); i++) {
                var before =
                        found.put(
                                ids.get(i),
                                requireNonNullElse(
                                        page.getString("edges[" + i + "].node." + value), ""));
                assertThat(before).as("shown twice").isNull();
            }
            if (!page.getBoolean("pageInfo.hasNextPage")) {
                assertThat(found).hasSize(page.getInt("totalCount.value"));
                return found;
            }
            cursor = '"' + page.getString("pageInfo.endCursor") + '"';
        }
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        var cursor =
                ask("{ caseGroups(first: 1) { pageInfo { endCursor } } }")
                        .getString("data.caseGroups.pageInfo.endCursor");

        var refused =
                ask(
                        "{ caseGroups(sort: LATEST, after: \"%s\") { totalCount { value } } }"
                                .formatted(cursor));

        assertThat(refused.getString("errors[0].extensions.problem")).isEqualTo("BAD_CURSOR");
    }

    @Test
    void whatIsAskedWithinItselfHasAnEnd() {
        var nested =
                "{ demands(first: 5) { edges { node { duplicates(first: %d) { demand { duplicates(first: 1) { probability } } } } } } }";

        var refused = ask(String.format(nested, 100));
        var answered = ask(String.format(nested, 2));

        assertThat(refused.getString("errors[0].extensions.problem")).isEqualTo("QUERY_TOO_WIDE");
        assertThat(refused.getList("errors")).hasSizeLessThanOrEqualTo(5);
        assertThat(answered.getList("errors")).isNull();
    }

    @Test
    void linkingIsAskedForByIdAndRefusedWithAReason() {
        var own = globalId(id("h1"));

        var itself = link(own, own);
        var nobody = link(own, globalId(0));
        var done = link(own, globalId(id("n1")));

        assertThat(itself.getString("data.caseLink.userErrors[0].field")).isEqualTo("other");
        assertThat(nobody.getList("data.caseLink.userErrors")).hasSize(1);
        assertThat(done.getList("data.caseLink.userErrors")).isEmpty();
        assertThat(done.getInt("data.caseLink.groups[0].tickets.value")).isEqualTo(5);
    }

    private static JsonPath link(String one, String other) {
        return ask(
                "mutation { caseLink(one: \"%s\", other: \"%s\") { groups { tickets { value } } userErrors { field message } } }"
                        .formatted(one, other));
    }

    private static String globalId(long id) {
        return globalId("Demand", id);
    }

    private static String globalId(String type, long id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((type + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonPath ask(String query) {
        return given().contentType("application/json")
                .body(Map.of("query", query))
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
