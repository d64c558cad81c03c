package org.demandinsight.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demandinsight.testing.ADemand.aDemand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.demandinsight.changes.LogPlace;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.kernel.Period;
import org.demandinsight.kernel.ProblemException;
import org.demandinsight.search.Axis;
import org.demandinsight.search.CommitPoint;
import org.demandinsight.search.Cursor;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.DemandSearch;
import org.demandinsight.search.DemandSearchContract;
import org.demandinsight.search.DemandSort;
import org.demandinsight.search.Dimensions;
import org.demandinsight.search.Grouping;
import org.demandinsight.search.Sought;
import org.demandinsight.search.Today;
import org.demandinsight.testing.RandomDemands;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LuceneDemandIndexTest extends DemandSearchContract {

    @Override
    protected DemandSearch holding(List<StoredDemand> demands, Dimensions dimensions) {
        var index = new LuceneDemandIndex(new ByteBuffersDirectory());
        // Twice and in parts, so that the contract sees several segments and replaced documents.
        for (int from = 0; from < demands.size(); from += 190) {
            var part = demands.subList(from, Math.min(demands.size(), from + 190));
            assertThat(index.apply(part, List.of(), dimensions)).isEmpty();
            index.refresh(from);
        }
        assertThat(
                        index.apply(
                                demands.subList(0, Math.min(50, demands.size())),
                                List.of(),
                                dimensions))
                .isEmpty();
        index.refresh(demands.size());
        return index;
    }

    @ParameterizedTest
    @CsvSource({
        "垃圾清運站, 垃圾清运站",
        "ＡＰＰ　打不开, app打不开",
        "垃圾清运站, 清运",
        "垃圾清运站, 站",
        "垃圾清运站, 清",
        "路, 路",
        "app打不开, app打",
        "3号楼电梯坏了, 3号楼",
        "the street lights are broken, STREET light",
        "请修\"路灯\"吧, '\"修路灯\"'",
    })
    void findsDespiteTheWayOfWriting(String said, String asked) {
        // the quotation marks part 修 from 路灯 in the last text, so that the phrase is not there
        boolean expected = !asked.contains("\"");

        assertThat(found(said, asked)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"mobile", "'⟦MOBILE⟧'", "'!!! ???'", "'\"'", "路灯坏啦", "清站", "话", "了垃"})
    void doesNotFindWhatIsNotSaid(String asked) {
        assertThat(found("路灯坏了 ⟦MOBILE⟧，垃圾清运站", asked)).isFalse();
    }

    private boolean found(String said, String asked) {
        var demand = aDemand("1").saying(said).stored(1);
        try (var snapshot = holding(List.of(demand), RandomDemands.DIMENSIONS).snapshot()) {
            return snapshot.total(about(asked)) == 1;
        }
    }

    private static DemandFilter about(@Nullable String text) {
        return new DemandFilter(
                text,
                null,
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Period.ALWAYS);
    }

    @ParameterizedTest
    @EnumSource(
            value = DemandSort.class,
            names = {"NEWEST", "OLDEST", "DUE_FIRST", "MOST_SUPPORTED"})
    void pagingNeitherMissesNorRepeatsWhatNobodyTouched(DemandSort sort) throws Exception {
        var random = new RandomDemands(7);
        var demands = random.demands(1_000);
        var index = (LuceneDemandIndex) holding(demands, RandomDemands.DIMENSIONS);
        var untouched = demands.stream().map(StoredDemand::id).filter(id -> id % 3 != 0).toList();
        var enough = new AtomicBoolean();
        var writer = Thread.ofPlatform().start(() -> keepWriting(index, random, enough));

        var seen = new HashSet<Long>();
        @Nullable Cursor after = null;
        boolean more = true;
        while (more) {
            try (var snapshot = index.snapshot()) {
                var page = snapshot.demands(DemandFilter.ALL, sort, 20, after, false);
                for (var placed : page.hits()) {
                    long id = placed.hit().id();
                    assertThat(seen.add(id) || id % 3 == 0).as("%d came twice", id).isTrue();
                }
                more = page.hasNext();
                after = more ? page.hits().getLast().cursor() : null;
            }
        }
        enough.set(true);
        writer.join();

        assertThat(seen).containsAll(untouched);
    }

    /// Adds demands and changes every third of the first thousand, over and over.
    private static void keepWriting(
            LuceneDemandIndex index, RandomDemands random, AtomicBoolean enough) {
        for (long n = 0; !enough.get() && n < 3_000; n++) {
            long id = n % 2 == 0 ? 10_000 + n : 3 * (1 + n % 330);
            var demand = new StoredDemand(id, 2, Instant.EPOCH, random.demand(id));
            assertThat(index.apply(List.of(demand), List.of(), RandomDemands.DIMENSIONS)).isEmpty();
            index.refresh(n);
        }
    }

    @Test
    void pagingByRelevanceHoldsWithinOneVersion() {
        var demands = new RandomDemands(9).demands(400);
        var index = (LuceneDemandIndex) holding(demands, RandomDemands.DIMENSIONS);
        var filter = about("路灯");
        var seen = new HashSet<Long>();
        @Nullable Cursor after = null;
        boolean more = true;
        for (int page = 0; more; page++) {
            try (var snapshot = index.snapshot()) {
                var hits = snapshot.demands(filter, DemandSort.RELEVANCE, 10, after, false);
                hits.hits().forEach(placed -> assertThat(seen.add(placed.hit().id())).isTrue());
                more = hits.hasNext();
                after = more ? hits.hits().getLast().cursor() : null;
            }
            var another = aDemand("n" + page).saying("路灯 路灯").stored(5_000 + page);
            assertThat(index.apply(List.of(another), List.of(), RandomDemands.DIMENSIONS))
                    .isEmpty();
            index.refresh(page);
        }

        try (var snapshot = holding(demands, RandomDemands.DIMENSIONS).snapshot()) {
            assertThat(seen).hasSize((int) snapshot.total(filter));
            var gone = new Cursor(DemandSort.RELEVANCE, 0, 1, 987_654, filter.hashCode());
            assertThatThrownBy(
                            () -> snapshot.demands(filter, DemandSort.RELEVANCE, 10, gone, false))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("start again from the first page");
        }
    }

    @Test
    void aCursorByRelevanceLeadsToNothingThatWasErasedSince() {
        var demands = new RandomDemands(9).demands(400);
        var index = (LuceneDemandIndex) holding(demands, RandomDemands.DIMENSIONS);
        var filter = about("路灯");
        Cursor cursor;
        long erased;
        try (var snapshot = index.snapshot()) {
            var hits = snapshot.demands(filter, DemandSort.RELEVANCE, 2, null, false).hits();
            cursor = hits.getFirst().cursor();
            erased = hits.getLast().hit().id();
        }

        assertThat(index.apply(List.of(), List.of(erased), RandomDemands.DIMENSIONS)).isEmpty();
        index.refresh(1);
        index.forgetFormer();

        try (var snapshot = index.snapshot()) {
            assertThatThrownBy(
                            () -> snapshot.demands(filter, DemandSort.RELEVANCE, 2, cursor, false))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("start again from the first page");
        }
    }

    @Test
    void whatWasNotCommittedIsGoneAndTheCommitPointSaysHowFar(@TempDir Path folder)
            throws IOException {
        var database = UUID.randomUUID();
        var demands = new RandomDemands(3).demands(20);
        try (var index = new LuceneDemandIndex(FSDirectory.open(folder))) {
            assertThat(index.apply(demands.subList(0, 10), List.of(), RandomDemands.DIMENSIONS))
                    .isEmpty();
            index.commit(
                    new CommitPoint(
                            database, new LogPlace(10, null), index.format(), "basis", false));
            assertThat(index.apply(demands.subList(10, 20), List.of(), RandomDemands.DIMENSIONS))
                    .isEmpty();
        }

        try (var index = new LuceneDemandIndex(FSDirectory.open(folder));
                var snapshot = index.snapshot()) {
            assertThat(index.committed())
                    .isEqualTo(
                            new CommitPoint(
                                    database,
                                    new LogPlace(10, null),
                                    index.format(),
                                    "basis",
                                    false));
            assertThat(snapshot.total(DemandFilter.ALL)).isEqualTo(10);
            assertThat(snapshot.byIds(List.of(1L, 11L))).containsOnlyKeys(1L);
        }
    }

    @Test
    void anIndexOfTheFormerFormatIsSearchedUntilItIsBuiltAnew(@TempDir Path folder)
            throws IOException {
        unpack("/index/format-4.zip", folder);
        var random = new RandomDemands(3);
        var demands = random.demands(60);

        try (var index = new LuceneDemandIndex(FSDirectory.open(folder))) {
            int format = index.committed().format();
            assertThat(index.isSearchable(format)).isTrue();
            try (var snapshot = index.snapshot()) {
                answersAsALinearScanDoes(snapshot, demands, random);
                assertThat(demands)
                        .flatExtracting(each -> snapshot.near(sought(each), null))
                        .isEmpty();
            }

            index.clear();
            assertThat(index.apply(demands.subList(0, 30), List.of(), RandomDemands.DIMENSIONS))
                    .isEmpty();
            try (var snapshot = index.snapshot()) {
                answersAsALinearScanDoes(snapshot, demands, random);
            }
            index.refresh(30);
            try (var snapshot = index.snapshot()) {
                answersAsALinearScanDoes(snapshot, demands.subList(0, 30), random);
            }
        }
    }

    @Test
    void whatIsHiddenIsInNoAnswerUntilTheNextRefresh() {
        var random = new RandomDemands(5);
        var demands = random.demands(400);
        var index = (LuceneDemandIndex) holding(demands, RandomDemands.DIMENSIONS);
        Cursor cursor;
        try (var before = index.snapshot()) {
            index.hide(List.of(1L, 190L, 191L));
            index.hide(List.of(400L, 401L));

            assertThat(before.total(DemandFilter.ALL)).as("one answer stays one").isEqualTo(400);
            cursor =
                    before.demands(about("路灯"), DemandSort.RELEVANCE, 2, null, false)
                            .hits()
                            .getLast()
                            .cursor();
        }

        var left =
                demands.stream().filter(each -> !Set.of(1L, 190L, 191L, 400L).contains(each.id()));
        try (var snapshot = index.snapshot()) {
            answersAsALinearScanDoes(snapshot, left.toList(), random);
            assertThat(snapshot.byIds(List.of(1L, 2L))).containsOnlyKeys(2L);
            assertThatThrownBy(() ->
                            snapshot.demands(about("路灯"), DemandSort.RELEVANCE, 2, cursor, false))
                    .hasMessageContaining("start again from the first page");
        }
        index.refresh(400);
        try (var snapshot = index.snapshot()) {
            assertThat(snapshot.total(DemandFilter.ALL)).isEqualTo(400);
        }
        index.close();
    }

    private static Sought sought(StoredDemand demand) {
        return Sought.of(demand, RandomDemands.DIMENSIONS);
    }

    private static void unpack(String resource, Path folder) throws IOException {
        try (var zip =
                new ZipInputStream(LuceneDemandIndexTest.class.getResourceAsStream(resource))) {
            for (var file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                long _ = Files.copy(zip, folder.resolve(file.getName()));
            }
        }
    }

    @Test
    void textsAreReadWhereAskedForAndLongTitlesAlways() {
        var index = new LuceneDemandIndex(new ByteBuffersDirectory());
        var title = "路灯".repeat(20_000);
        var demand = aDemand("1").titled(title).saying("坏了").stored(1);

        assertThat(index.apply(List.of(demand), List.of(), RandomDemands.DIMENSIONS)).isEmpty();
        index.refresh(1);

        try (var snapshot = index.snapshot()) {
            for (boolean withTexts : List.of(true, false)) {
                var hit =
                        snapshot.demands(DemandFilter.ALL, DemandSort.NEWEST, 1, null, withTexts)
                                .hits()
                                .getFirst()
                                .hit();
                assertThat(hit.title()).isEqualTo(title);
                assertThat(hit.text()).isEqualTo(withTexts ? "坏了" : null);
            }
        }
    }

    @Test
    void countsByCodesOfAnyWidth() {
        var index = new LuceneDemandIndex(new ByteBuffersDirectory());
        var departments = IntStream.range(0, 400).map(i -> i * i).toArray();
        var demands = new ArrayList<StoredDemand>();
        for (int department : departments) {
            var one = aDemand("d" + department).handledBy(department);
            demands.add(one.stored(demands.size() + 1));
        }

        assertThat(index.apply(demands, List.of(), RandomDemands.DIMENSIONS)).isEmpty();
        index.refresh(1);

        try (var snapshot = index.snapshot()) {
            var rows =
                    snapshot.stats(
                            DemandFilter.ALL,
                            List.of(Grouping.by(Axis.DEPARTMENT)),
                            Set.of(),
                            Today.everywhere(Instant.EPOCH));
            assertThat(rows.stream().mapToInt(row -> row.key()[0]))
                    .containsExactlyInAnyOrder(
                            Arrays.stream(departments)
                                    .map(RandomDemands.DIMENSIONS::department)
                                    .mapToObj(code -> code == 0 ? Axis.UNKNOWN : code)
                                    .toArray(Integer[]::new));
            assertThat(rows).allMatch(row -> row.demands() == 1);
        }
    }

    @Test
    void aDemandThatCannotBeIndexedIsToldOfAndTheOthersGoIn() {
        var index = new LuceneDemandIndex(new ByteBuffersDirectory());
        var tooLong = aDemand("2").saying("x".repeat(300)).stored(2);
        var sane = aDemand("1").saying("路灯坏了").stored(1);

        assertThat(index.apply(List.of(tooLong, sane), List.of(), RandomDemands.DIMENSIONS))
                .isEmpty();
        index.refresh(1);

        try (var snapshot = index.snapshot()) {
            assertThat(snapshot.total(DemandFilter.ALL)).isEqualTo(2);
        }
    }
}
