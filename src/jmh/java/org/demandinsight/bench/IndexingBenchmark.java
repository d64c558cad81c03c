package org.demandinsight.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.FSDirectory;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.lucene.LuceneDemandIndex;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// One demand into an index on disk, as the indexer puts it there: looked for by its key, analysed, sorted into its segment, shown.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class IndexingBenchmark {
    private static final int DEMANDS = 40_000;
    private static final int BATCH = 2_000;

    private List<StoredDemand> demands = List.of();
    private Path folder;
    private LuceneDemandIndex index;

    @Setup(Level.Trial)
    public void make() {
        demands = CityDemands.first(DEMANDS);
    }

    @Setup(Level.Iteration)
    public void open() throws IOException {
        folder = Files.createTempDirectory("indexing-benchmark");
        index = new LuceneDemandIndex(FSDirectory.open(folder));
    }

    @TearDown(Level.Iteration)
    public void check() throws IOException {
        try (var snapshot = index.snapshot()) {
            if (snapshot.total(DemandFilter.ALL) != DEMANDS) {
                throw new IllegalStateException("not all demands are in the index");
            }
        }
        index.close();
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Benchmark
    @OperationsPerInvocation(DEMANDS)
    public void indexADemand() {
        for (int from = 0; from < DEMANDS; from += BATCH) {
            var refused =
                    index.apply(
                            demands.subList(from, from + BATCH), List.of(), CityDemands.DIMENSIONS);
            if (!refused.isEmpty()) {
                throw new IllegalStateException("a demand was refused");
            }
            index.refresh(from + BATCH);
        }
    }
}
