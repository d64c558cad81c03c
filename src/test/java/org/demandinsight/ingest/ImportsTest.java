package org.demandinsight.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.demandinsight.catalogue.CatalogueStore;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.Origin;
import org.demandinsight.ingest.ImportRun.Counts;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.Postgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ImportsTest {
    @Inject Imports imports;
    @Inject ImportRuns runs;
    @Inject Spool spool;
    @Inject CityStore cities;
    @Inject TaxonomyStore taxonomies;
    @Inject CatalogueStore catalogue;
    @Inject Pool pool;

    @BeforeEach
    void snapshots() {
        var _ = OffLoop.await(cities::load);
        var _ = OffLoop.await(taxonomies::load);
        var _ = OffLoop.await(catalogue::load);
    }

    private ImportRun bring(ImportRequest request, String content) throws IOException {
        return imports.accept(request, Files.writeString(spool.file(), content.replace('~', '\n')))
                .end()
                .join();
    }

    private ImportRun bring(ImportKind kind, String content) throws IOException {
        return bring(ImportRequest.of(kind, kind.label(), "test.csv"), content);
    }

    private ImportRun demands(String source, @Nullable String asOf, String content)
            throws IOException {
        return bring(
                new ImportRequest(
                        ImportKind.DEMANDS,
                        null,
                        null,
                        source,
                        null,
                        asOf == null ? null : Instant.parse(asOf),
                        "test.csv"),
                content);
    }

    private List<Finding> findings(ImportRun run) {
        var findings = new ArrayList<Finding>();
        OffLoop.await(() -> runs.findings(run.id(), 0, 1_000))
                .forEach(each -> findings.add(each.finding()));
        return findings;
    }

    private List<@Nullable String> stored(String source, String column) {
        var values = new ArrayList<@Nullable String>();
        OffLoop.await(() ->
                        pool.preparedQuery(
                                        "select (d."
                                                + column
                                                + ")::text as value from demand d join source s on s.id ="
                                                + " d.source where s.code = $1 order by external_id")
                                .execute(Tuple.of(source)))
                .forEach(row -> values.add(row.getString("value")));
        return values;
    }

    private static Counts counts(long added, long changed, long same, long late, long rejected) {
        return new Counts(
                added + changed + same + late + rejected, added, changed, same, late, rejected);
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        var file = "id,title,requester~1,路灯坏了,13812345678~2,井盖丢了,13812345678~";

        assertThat(demands("twice", null, file).counts()).isEqualTo(counts(2, 0, 0, 0, 0));
        var again = demands("twice", null, file);

        assertThat(again.state()).isEqualTo(RunState.DONE);
        assertThat(again.counts()).isEqualTo(counts(0, 0, 2, 0, 0));
        assertThat(stored("twice", "version")).containsExactly("1", "1");
        assertThat(stored("twice", "person").stream().distinct()).hasSize(1).doesNotContainNull();
    }

    @Test
    void whatWasMetIsMappedByACrosswalkThatComesLater() throws IOException {
        bring(ImportKind.AREAS, "code,name~CW1,Ward one~CW2,Ward two~");
        bring(ImportKind.TAXONOMY, "code,name_zh~CWC,Crosswalked~");
        demands(
                "walked",
                null,
                "id,area,category,title~1,Roslindale,Potholes,a~2,Roslindale,Weeds,b~");
        var met = Objects.requireNonNull(cities.city().area("walked:Roslindale"));
        assertThat(met.mappedTo()).isZero();

        bring(
                ImportKind.CROSSWALKS,
                "kind,source,from,to~AREA,walked,roslindale,CW1~CATEGORY,,Potholes,CWC~AREA,walked,Weeds,CW2~");

        assertThat(standsFor("walked:Roslindale")).isEqualTo("CW1");
        var taxonomy = taxonomies.taxonomy();
        int category = Objects.requireNonNull(taxonomy.category("walked:Potholes")).id();
        assertThat(taxonomy.category(taxonomy.tree().standsFor(category)))
                .isEqualTo(taxonomy.category("CWC"));

        bring(ImportKind.CROSSWALKS, "kind,source,from,to~AREA,walked,roslindale,CW2~");
        assertThat(standsFor("walked:Roslindale")).isEqualTo("CW2");

        var early =
                bring(
                        ImportKind.CROSSWALKS,
                        "kind,source,from,to~AREA,walked,roslindale,CW3~AREA,walked,Elsewhere,Ward two~");
        assertThat(findings(early))
                .extracting(Finding::line, Finding::kind)
                .containsExactly(
                        tuple(2L, FindingKind.UNKNOWN_TARGET),
                        tuple(3L, FindingKind.UNKNOWN_TARGET));
        assertThat(findings(early).getLast().reason().en()).contains("is it \"CW2\"");
        assertThat(standsFor("walked:Roslindale")).isEqualTo("walked:Roslindale");
        bring(ImportKind.AREAS, "code,name~CW3,Ward three~");
        assertThat(standsFor("walked:Roslindale")).isEqualTo("CW3");
    }

    private String standsFor(String area) {
        var city = cities.city();
        int met = Objects.requireNonNull(city.area(area)).id();
        return Objects.requireNonNull(city.area(city.areaTree().standsFor(met))).code();
    }

    @Test
    void aKeyThatComesTwiceIsAppliedInOrderAndStaysSoTheSecondTime() throws IOException {
        var file = "id,title~1,first words~2,other~1,last words~";

        var first = demands("repeated", null, file);
        var second = demands("repeated", null, file);

        assertThat(first.counts()).isEqualTo(counts(2, 1, 0, 0, 0));
        assertThat(findings(first))
                .extracting(Finding::line, Finding::kind)
                .containsExactly(tuple(4L, FindingKind.KEY_REPEATED));
        assertThat(second.counts()).isEqualTo(counts(0, 0, 3, 0, 0));
        assertThat(stored("repeated", "title")).containsExactly("last words", "other");
        assertThat(stored("repeated", "version")).containsExactly("2", "1");
    }

    @Test
    void anOlderRecordGoesToHistoryOnly() throws IOException {
        var _ = demands("older", "2026-02-01T00:00:00Z", "id,title~1,new~");

        var late = demands("older", "2026-01-01T00:00:00Z", "id,title~1,old~");
        var own = demands("older", null, "id,title,updated_at~1,older,2025-06-01~");

        assertThat(late.counts()).isEqualTo(counts(0, 0, 0, 1, 0));
        assertThat(own.counts()).isEqualTo(counts(0, 0, 0, 1, 0));
        assertThat(stored("older", "title")).containsExactly("new");
    }

    @Test
    void oneBadRowCostsOneRow() throws IOException {
        var run =
                demands(
                        "bad-rows",
                        null,
                        "id,title,supporters,received_at~1,a,1,2026-01-01~,b,2,2026-01-01~3,c~\n4,\"d,4,2026-01-01~5,e,many,2099-01-01~6,f,6,2026-01-01~");

        assertThat(run.counts()).isEqualTo(counts(3, 0, 0, 0, 3));
        assertThat(findings(run))
                .extracting(Finding::line, Finding::kind)
                .containsExactlyInAnyOrder(
                        tuple(3L, FindingKind.MISSING_KEY),
                        tuple(4L, FindingKind.WRONG_CELL_COUNT),
                        tuple(5L, FindingKind.BLANK_ROW),
                        tuple(6L, FindingKind.BROKEN_QUOTES),
                        tuple(7L, FindingKind.BAD_NUMBER),
                        tuple(7L, FindingKind.FUTURE_DATE));
        assertThat(stored("bad-rows", "external_id")).containsExactly("1", "5", "6");
    }

    @Test
    void whatTheDatabaseRefusesCostsItsRowOnly() throws IOException {
        var _ =
                OffLoop.await(() ->
                        pool.query(
                                        "alter table demand add constraint unlucky check (external_id <>"
                                                + " '13')")
                                .execute());
        try {
            var rows = new StringBuilder("id,title\n");
            for (int i = 1; i <= 40; i++) {
                rows.append(i).append(",demand ").append(i).append('\n');
            }

            var run = demands("unlucky", null, rows.toString());

            assertThat(run.counts()).isEqualTo(counts(39, 0, 0, 0, 1));
            assertThat(findings(run))
                    .extracting(Finding::line, Finding::kind)
                    .containsExactly(tuple(14L, FindingKind.REFUSED_BY_DATABASE));
        } finally {
            var _ =
                    OffLoop.await(() ->
                            pool.query("alter table demand drop constraint unlucky").execute());
        }
    }

    @Test
    void personalDataIsNeitherInDemandsNorInFindings() throws IOException {
        var run =
                demands(
                        "private",
                        null,
                        "id,title,text,status~13812345678,电话13812345678,请回电 138 1234 5678,call 13812345678~");

        assertThat(run.counts().added()).isEqualTo(1);
        assertThat(stored("private", "external_id").getFirst()).startsWith("h:");
        assertThat(stored("private", "title").getFirst()).doesNotContain("13812345678");
        assertThat(stored("private", "text").getFirst()).doesNotContain("1234");
        assertThat(findings(run)).hasSize(1);
        assertThat(findings(run).getFirst().value().value()).doesNotContain("13812345678");
    }

    @Test
    void whatNobodyKnowsIsCountedUnderItsOwnNameWithASuggestion() throws IOException {
        var _ =
                bring(
                        ImportKind.AREAS,
                        "code,name,name_en,parent~met-1,东城区,East,~met-2,花园街道,Garden,met-1~");

        var run =
                demands("met", null, "id,area,department,category~1,东城区,路灯所,夜间照明~2,花园街,路灯所,夜间照明~");

        assertThat(run.counts().added()).isEqualTo(2);
        assertThat(findings(run))
                .extracting(Finding::line, Finding::column, f -> f.value().value(), Finding::kind)
                .contains(
                        tuple(3L, "area", "花园街", FindingKind.UNKNOWN_AREA),
                        tuple(2L, "department", "路灯所", FindingKind.UNKNOWN_DEPARTMENT),
                        tuple(2L, "category", "夜间照明", FindingKind.UNKNOWN_CATEGORY))
                .hasSize(3);
        assertThat(findings(run)).anyMatch(f -> f.reason().en().contains("is it \"花园街道\"?"));
        var met = cities.city().area("met:花园街");
        assertThat(met).isNotNull();
        assertThat(met.origin()).isEqualTo(Origin.MET);
        var known = cities.city().area("met-1");
        assertThat(known).isNotNull();
        assertThat(stored("met", "area"))
                .containsExactly(String.valueOf(known.id()), String.valueOf(met.id()));
    }

    @Test
    void crosswalksSayWhatASourcesNamesMean() throws IOException {
        var _ = bring(ImportKind.DEPARTMENTS, "code,name,name_en,phones~cw-1,城管局,Urban,12319~");
        var _ =
                bring(
                        ImportKind.CROSSWALKS,
                        "kind,source,from,to~DEPARTMENT,crossed,CGJ,cw-1~CHANNEL,crossed,热线,PHONE~");

        var run = demands("crossed", null, "id,department,channel~1,CGJ,热线~");

        assertThat(findings(run)).isEmpty();
        var department = cities.city().department("cw-1");
        assertThat(department).isNotNull();
        assertThat(stored("crossed", "department"))
                .containsExactly(String.valueOf(department.id()));
        assertThat(stored("crossed", "channel")).containsExactly("PHONE");
    }

    @Test
    void parentsMayComeLaterButNeverInACircle() throws IOException {
        var run =
                bring(
                        ImportKind.AREAS,
                        "code,name,parent,population~tree-2,街道,tree-1,1200~tree-1,区,,-5~tree-3,甲,tree-4,~tree-4,乙,tree-3,~tree-5,丙,nowhere,~");

        assertThat(run.counts()).isEqualTo(counts(5, 0, 0, 0, 0));
        assertThat(findings(run))
                .extracting(Finding::line, Finding::kind)
                .containsExactly(
                        tuple(3L, FindingKind.BAD_NUMBER),
                        tuple(4L, FindingKind.CIRCULAR_PARENT),
                        tuple(6L, FindingKind.UNKNOWN_PARENT));
        var street = cities.city().area("tree-2");
        assertThat(street).isNotNull();
        assertThat(street.level()).isEqualTo(2);
        assertThat(street.population()).isEqualTo(1200);
    }

    @Test
    void theCitysOtherFilesComeInToo() throws IOException {
        assertThat(
                        bring(
                                        ImportKind.SOURCES,
                                        "code,name,zone~src-1,热线,Asia/Shanghai~src-2,b,Moon~")
                                .counts())
                .isEqualTo(counts(1, 0, 0, 0, 1));
        assertThat(
                        bring(
                                        ImportKind.HOLIDAYS,
                                        "day,name,name_en,off|work~2026-10-01,国庆节,National Day,off~2026/10/10,调休,Workday,work~")
                                .counts())
                .isEqualTo(counts(2, 0, 0, 0, 0));
        assertThat(
                        bring(
                                        ImportKind.TAXONOMY,
                                        "code,parent,name_zh,keywords_zh~tx1,,市政,路灯|井盖~tx11,tx1,路灯,夜间~")
                                .counts())
                .isEqualTo(counts(2, 0, 0, 0, 0));
        assertThat(
                        bring(ImportKind.EXAMPLES, "title,text,category~路灯,坏了,路灯~井盖,丢了,市政~,,路灯~")
                                .counts())
                .isEqualTo(counts(2, 0, 0, 0, 1));
        assertThat(bring(ImportKind.EXAMPLES, "title,text,category~路灯,坏了,路灯~").counts())
                .isEqualTo(counts(0, 0, 1, 0, 0));
    }

    @Test
    void servicesKeepTheirHoursWhereTheyCanBeRead() throws IOException {
        var run =
                bring(
                        ImportKind.SERVICES,
                        "code,name,opening_hours,channels,languages~sv-1,办证,\"Mo-Fr 09:00-12:00,14:00-17:00; PH off\",PHONE|WEB,zh|en~sv-2,缴费,whenever we like,FAX,zh~");

        assertThat(run.counts()).isEqualTo(counts(2, 0, 0, 0, 0));
        assertThat(findings(run))
                .extracting(Finding::line, Finding::kind)
                .containsExactlyInAnyOrder(
                        tuple(3L, FindingKind.BAD_OPENING_HOURS),
                        tuple(3L, FindingKind.UNKNOWN_VALUE));
        assertThat(catalogue.catalogue().services())
                .filteredOn(service -> service.code().equals("sv-1"))
                .singleElement()
                .satisfies(service -> assertThat(service.openingHours()).endsWith("PH off"));
    }

    @Test
    void aColumnWhoseNameCannotBeStoredIsTold() throws IOException {
        var run = demands("strange", null, "{\"id\":1,\"title\":\"a\",\"x\\u0000\\ud800\":1}~");

        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(findings(run))
                .filteredOn(finding -> finding.kind() == FindingKind.UNKNOWN_COLUMN)
                .singleElement()
                .satisfies(finding -> assertThat(finding.column()).startsWith("x\uFFFD"));
    }

    @Test
    void aRefusedFileLeavesNothingBehind() throws IOException {
        long before = OffLoop.await(runs::count);
        var file = Files.writeString(spool.file(), "name,age\n张三,7\n");

        assertThatThrownBy(() ->
                        imports.accept(
                                ImportRequest.of(ImportKind.DEMANDS, "demands", "wrong.csv"), file))
                .hasMessageContaining("expected the columns id, kind");

        assertThat(file).doesNotExist();
        assertThat(OffLoop.await(runs::count)).isEqualTo(before);
    }

    @Test
    void spooledFilesAreDeletedAfterTheirRun() throws IOException {
        var run = demands("spooled", null, "id,title~1,a~");

        assertThat(spool.file(run.id())).doesNotExist();
    }
}
