package org.demandinsight.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.lucene.store.FSDirectory;
import org.demandinsight.casegroup.Candidates;
import org.demandinsight.casegroup.PairScore;
import org.demandinsight.changes.LogPlace;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.kernel.Period;
import org.demandinsight.kernel.Tree;
import org.demandinsight.search.Axis;
import org.demandinsight.search.CodeSet;
import org.demandinsight.search.CommitPoint;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.DemandPage;
import org.demandinsight.search.DemandSort;
import org.demandinsight.search.Grouping;
import org.demandinsight.search.Measure;
import org.demandinsight.search.Sought;
import org.demandinsight.search.StatsRow;
import org.demandinsight.search.Today;
import org.demandinsight.search.lucene.LuceneDemandIndex;
import org.demandinsight.testing.NaiveSearch;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Questions to an index of 200,000 demands on disk, or as many as told, merged as at rest. It prints how long it took to write and how
/// large it is.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SearchBenchmark {
    private static final int BATCH = 2_000;
    private static final CommitPoint WRITTEN =
            new CommitPoint(new UUID(0, 1), new LogPlace(1, null), 0, "", false);

    /// Answers from more aren't compared with those of a linear scan, which would hold them all.
    private static final int MOST_CHECKED = 1_000_000;

    /// Demands that aren't in the index, for questions about a new one.
    private static final int NEW = 1_000;

    private static final Period HALF_A_YEAR =
            new Period(
                    Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-07-01T00:00:00Z"));
    private static final Today TODAY = Today.everywhere(Instant.parse("2026-01-01T00:00:00Z"));
    private static final List<Grouping> CATEGORY_BY_AREA =
            List.of(Grouping.by(Axis.CATEGORY), Grouping.by(Axis.AREA));

    /// A word that is written alike in simplified and traditional characters: the index folds them, a linear scan doesn't.
    private final DemandFilter words = filter("垃圾", null, HALF_A_YEAR);

    private final DemandFilter span = filter(null, null, HALF_A_YEAR);

    @Param("200000")
    public int demands;

    private DemandFilter category = DemandFilter.ALL;

    /// Codes stand for themselves.
    private static final Tree NO_TREE = new Tree(new int[1_000], new int[1_000]);

    private final List<Sought> fresh = new ArrayList<>();
    private int next;
    private Path folder;
    private LuceneDemandIndex index;

    private static DemandFilter filter(
            @Nullable String text, @Nullable CodeSet categories, Period received) {
        return new DemandFilter(
                text,
                categories,
                null,
                null,
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                received);
    }

    @Setup(Level.Trial)
    public void build() throws IOException {
        folder = Benchmarks.folder().resolve("search-" + demands);
        index = new LuceneDemandIndex(FSDirectory.open(folder));
        if (!index.committed().equals(WRITTEN)) {
            write();
        }
        index.refresh(demands);
        var first = CityDemands.stream(demands).findFirst().orElseThrow();
        int asked = first.demand().classification().category();
        category = filter(null, CodeSet.of(asked), Period.ALWAYS);
        CityDemands.others(NEW).forEach(each -> fresh.add(sought(each.demand())));
        if (demands <= MOST_CHECKED) {
            check(CityDemands.first(demands));
        }
    }

    private void write() throws IOException {
        var all = CityDemands.stream(demands).iterator();
        long begun = System.nanoTime();
        for (int from = 0; from < demands; from += BATCH) {
            var batch = Stream.generate(all::next).limit(Math.min(BATCH, demands - from)).toList();
            if (!index.apply(batch, List.of(), CityDemands.DIMENSIONS).isEmpty()) {
                throw new IllegalStateException("a demand was refused");
            }
        }
        index.commit(WRITTEN);
        tell("made and written", begun);
        begun = System.nanoTime();
        index.refresh(demands);
        index.merge();
        index.refresh(demands);
        index.commit(WRITTEN);
        tell("merged", begun);
    }

    private void tell(String what, long begun) throws IOException {
        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d demands %s in %d s; %d bytes each on disk%n",
                demands,
                what,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
                bytes / demands);
    }

    /// A new text of today, nothing else of which is known yet.
    private static Sought sought(Demand demand) {
        var content = demand.content();
        long today = TODAY.latest(null).getEpochSecond();
        return new Sought(
                0, content.title().value(), content.text().value(), null, today, null, 0, 0);
    }

    private void check(List<StoredDemand> demands) {
        var naive = new NaiveSearch(demands, CityDemands.DIMENSIONS);
        try (var snapshot = index.snapshot()) {
            require(snapshot.total(words) == naive.total(words), "words");
            require(
                    ids(newestOfACategory())
                            .equals(naive.ids(category, DemandSort.NEWEST).subList(0, 20)),
                    "newest");
            require(
                    countsByCategoryAndArea().stream().mapToLong(StatsRow::demands).sum()
                            == naive.total(span),
                    "counts");
            require(
                    figuresByCategory()
                            .equals(naive.stats(span, List.of(Grouping.by(Axis.CATEGORY)), TODAY)),
                    "figures");
        }
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException("a linear scan answers otherwise: " + what);
        }
    }

    private static List<Long> ids(DemandPage page) {
        return page.hits().stream().map(placed -> placed.hit().id()).toList();
    }

    @TearDown(Level.Trial)
    public void close() {
        index.close();
    }

    @Benchmark
    public long mostRelevantAndTotal() {
        try (var snapshot = index.snapshot()) {
            return snapshot.demands(words, DemandSort.RELEVANCE, 20, null, false).hits().size()
                    + snapshot.total(words);
        }
    }

    @Benchmark
    public List<PairScore.Scored> whetherATextWasAskedAlready() {
        next = (next + 1) % fresh.size();
        try (var snapshot = index.snapshot()) {
            return Candidates.of(snapshot, fresh.get(next), NO_TREE);
        }
    }

    @Benchmark
    public List<PairScore.Scored> duplicatesOfADemand() {
        next = (next + 7919) % demands;
        long id = next + 1L;
        try (var snapshot = index.snapshot()) {
            var sought = snapshot.sought(List.of(id)).get(id);
            return Candidates.of(snapshot, Objects.requireNonNull(sought), NO_TREE);
        }
    }

    @Benchmark
    public DemandPage newestOfACategory() {
        try (var snapshot = index.snapshot()) {
            return snapshot.demands(category, DemandSort.NEWEST, 20, null, false);
        }
    }

    @Benchmark
    public List<StatsRow> countsByCategoryAndArea() {
        try (var snapshot = index.snapshot()) {
            return snapshot.stats(span, CATEGORY_BY_AREA, Set.of(), TODAY);
        }
    }

    @Benchmark
    public List<StatsRow> countsByMonthOfAWord() {
        try (var snapshot = index.snapshot()) {
            return snapshot.stats(words, List.of(Grouping.by(Axis.MONTH)), Set.of(), TODAY);
        }
    }

    @Benchmark
    public List<StatsRow> figuresByCategory() {
        try (var snapshot = index.snapshot()) {
            return snapshot.stats(
                    span, List.of(Grouping.by(Axis.CATEGORY)), EnumSet.allOf(Measure.class), TODAY);
        }
    }
}
