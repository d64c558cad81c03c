package org.demandinsight.casegroup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.demandinsight.casegroup.PairLearning.Asked;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.DemandSearch;
import org.demandinsight.search.Indexer;
import org.demandinsight.search.Snapshot;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.Postgres;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// How well the originals of Boston's duplicates are found among all requests, from the file through the import and the index.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@TestProfile(BostonDuplicatesTest.Alone.class)
class BostonDuplicatesTest {
    /// With a database of its own, which takes its many demands away.
    public static final class Alone implements QuarkusTestProfile {}

    private static final Logger LOG = Logger.getLogger(BostonDuplicatesTest.class);

    /// One of so many requests stands for all in the calibration.
    private static final int SAMPLE = 20;

    @Inject Imports imports;
    @Inject Spool spool;
    @Inject Indexer indexer;
    @Inject DemandSearch search;
    @Inject TaxonomyStore taxonomies;
    @Inject Pool pool;

    private final List<Long> took = new ArrayList<>();

    @Test
    void originalsAreFoundAmongAllRequests() throws IOException, InterruptedException {
        assumeTrue(BostonPairs.areThere(), "skipped: ../shared/data is missing");
        var ids = theRequestsAreIn();

        long start = System.nanoTime();
        DuplicateEvaluation.Report report;
        try (var snapshot = search.snapshot()) {
            var measured = asked(snapshot, ids, BostonPairs.read(BostonPairs.MEASURED));
            report =
                    new DuplicateEvaluation(measured, others(snapshot, ids), SAMPLE)
                            .report(BostonPairs.MEASURED.equals(BostonPairs.OPEN));
        }
        took.sort(null);
        LOG.infof(
                "Asked in %.1f s; a demand's candidates: median %.2f ms, 95 in 100 within %.2f ms",
                (System.nanoTime() - start) / 1e9,
                took.get(took.size() / 2) / 1e6,
                took.get(took.size() * 95 / 100) / 1e6);
        LOG.info(report.text());
        report.write();

        var boston = Floors.of("boston");
        assertThat(report.inUse().hitAt1()).isGreaterThanOrEqualTo(boston.get("hit_1").asDouble());
        assertThat(report.inUse().hitAt10())
                .isGreaterThanOrEqualTo(boston.get("hit_10").asDouble());
        assertThat(report.inUse().mrr()).isGreaterThanOrEqualTo(boston.get("mrr").asDouble());
    }

    private Map<String, Long> theRequestsAreIn() throws IOException, InterruptedException {
        var spooled = spool.file();
        var _ = Files.copy(BostonPairs.REQUESTS, spooled, StandardCopyOption.REPLACE_EXISTING);
        var request = ImportRequest.of(ImportKind.DEMANDS, "boston311", "boston.csv");
        var _ = imports.accept(request, spooled).end().join();
        indexer.awaitLevel();
        var rows =
                OffLoop.await(() ->
                        pool.query(
                                        """
                                        select demand.id, external_id from demand
                                        join source on source.id = demand.source and source.code = 'boston311'
                                        """)
                                .execute());
        var ids = new HashMap<String, Long>();
        rows.forEach(row -> ids.put(row.getString("external_id"), row.getLong("id")));
        return ids;
    }

    private List<Asked> asked(
            Snapshot snapshot, Map<String, Long> ids, List<BostonPairs.Pair> pairs) {
        var asked = new ArrayList<Asked>();
        for (var pair : pairs) {
            Long duplicate = ids.get(pair.duplicate());
            Long original = ids.get(pair.original());
            // As the baseline: of pairs whose cases are both in the file.
            if (duplicate != null && original != null) {
                asked.add(asked(snapshot, duplicate, original, pair.original()));
            }
        }
        return asked;
    }

    private Asked asked(Snapshot snapshot, long id, long original, String name) {
        var sought = requireNonNull(snapshot.sought(List.of(id)).get(id));
        long start = System.nanoTime();
        var near = Candidates.near(snapshot, sought, taxonomies.taxonomy().tree());
        took.add(System.nanoTime() - start);
        int at = -1;
        for (int i = 0; i < near.size(); i++) {
            at = near.get(i).id() == original ? i : at;
        }
        return new Asked(name, at, PairFeatures.of(near));
    }

    /// Every so manieth request that isn't known to be a duplicate.
    private List<Asked> others(Snapshot snapshot, Map<String, Long> ids) throws IOException {
        var duplicates = new HashSet<Long>();
        for (var pair : BostonPairs.read(BostonPairs.OPEN)) {
            var _ = duplicates.add(ids.getOrDefault(pair.duplicate(), 0L));
        }
        return ids.values().stream()
                .sorted()
                .filter(id -> id % SAMPLE == 0 && !duplicates.contains(id))
                .map(id -> asked(snapshot, id, -1, ""))
                .toList();
    }
}
