package org.demandinsight.ops;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.demandinsight.ingest.ImportRun;
import org.demandinsight.ingest.Imports;
import org.demandinsight.search.Indexer;

/// What an operator watches, beside what the platform tells of requests, memory and connections. No metric has a person, a
/// text or a source's name in its labels.
@ApplicationScoped
class Metrics {
    private final MeterRegistry registry;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void watch(Indexer indexer, Imports imports) {
        var _ =
                TimeGauge.builder(
                                "demandinsight.index.lag",
                                indexer,
                                TimeUnit.MILLISECONDS,
                                of -> of.lag().toMillis())
                        .description(
                                "Time since the index was last seen level with the record; about a second at rest")
                        .register(registry);
        var _ =
                Gauge.builder(
                                "demandinsight.index.quarantined",
                                indexer,
                                of -> of.quarantined().size())
                        .description("Demands that could not be indexed; the log says why")
                        .baseUnit("demands")
                        .register(registry);
        var _ =
                Gauge.builder("demandinsight.imports.waiting", imports, Imports::waiting)
                        .description("Accepted files whose import has not begun")
                        .register(registry);
    }

    void ended(ImportRun run) {
        registry.counter("demandinsight.imports", "state", label(run.state())).increment();
        var counts = run.counts();
        rows("new", counts.added());
        rows("changed", counts.changed());
        rows("unchanged", counts.unchanged());
        rows("superseded", counts.superseded());
        rows("rejected", counts.rejected());
    }

    private void rows(String outcome, long rows) {
        registry.counter("demandinsight.import.rows", "outcome", outcome).increment((double) rows);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
