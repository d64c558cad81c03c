package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.demandinsight.demand.Demands;
import org.demandinsight.ingest.ImportKind;
import org.demandinsight.ingest.ImportRequest;
import org.demandinsight.ingest.ImportRun;
import org.demandinsight.ingest.Imports;
import org.demandinsight.ingest.Spool;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.Test;

/// From the default taxonomy's words to a model that places what comes in, and from there to a better one.
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TrainingTest {
    @Inject Training training;
    @Inject Imports imports;
    @Inject Spool spool;
    @Inject Demands demands;
    @Inject TaxonomyStore taxonomies;
    @Inject Pool pool;

    @Test
    void placesWhatNobodyPlacedAndLearnsFromWhatSomebodyDid() throws IOException {
        var before = training.version();
        bring(
                ImportKind.DEMANDS,
                "demands",
                """
                id,category_code,title,text
                early,,下水道堵了,小区门口的下水道堵了半个月，污水漫到马路上，没人疏通
                told,0303,,请问图书馆几点开门
                """);

        training.look();

        assertThat(training.version()).isGreaterThan(before);
        var early = placed("early");
        assertThat(early).isInstanceOf(Assigned.class);
        var assigned = (Assigned) early;
        assertThat(code(assigned)).isEqualTo("0103");
        assertThat(assigned.best().probability()).isBetween(.3, 1.);
        assertThat(assigned.reasons().getFirst().term()).containsAnyOf("污水", "下水道");
        assertThat(assigned.decider()).isEqualTo(Decider.model(training.version()));
        assertThat(placed("told").decider()).isEqualTo(Decider.SOURCE);

        bring(
                ImportKind.DEMANDS,
                "demands",
                """
                id,category_code,title,text
                late,,,37路公交车等了四十分钟才来一班，班次太少
                stranger,,,qwx zzv kkp 呗嗯哦
                """);
        assertThat(code(placed("late"))).isEqualTo("0303");
        assertThat(placed("stranger")).isEqualTo(new Unplaced(Decider.model(training.version())));

        int first = training.version();
        var examples = new StringBuilder("category,title,text\n");
        for (int i = 0; i < 240; i++) {
            var street = (char) ('一' + i) + "山路" + (char) ('丁' + 7 * i);
            examples.append(
                    i % 2 == 0 ? "0303,," + street + "的车子等很久\n" : "0103,," + street + "的管子冒脏水\n");
        }
        bring(ImportKind.EXAMPLES, "examples", examples.toString());
        training.look(); // sees how many are labelled
        training.look(); // sees that no more come
        training.look();

        assertThat(training.version()).isEqualTo(first + 1);
        assertThat(placed("early").decider()).isEqualTo(Decider.model(first + 1));
        assertThat(placed("told").decider()).isEqualTo(Decider.SOURCE);
    }

    private Classification placed(String externalId) {
        var ids =
                OffLoop.await(() ->
                        pool.preparedQuery("select id from demand where external_id = $1")
                                .execute(Tuple.of(externalId)));
        var id = ids.iterator().next().getLong("id");
        return OffLoop.await(() -> demands.byIds(List.of(id))).getFirst().demand().classification();
    }

    private String code(Classification classification) {
        var category = taxonomies.taxonomy().category(classification.category());
        return category == null ? "" : category.code();
    }

    private void bring(ImportKind kind, String mapping, String content) throws IOException {
        var file = spool.file();
        Files.writeString(file, content);
        ImportRun run =
                imports.accept(ImportRequest.of(kind, mapping, mapping + ".csv"), file)
                        .end()
                        .join();
        assertThat(run.counts().rejected()).isZero();
    }
}
