package org.demandinsight.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.testing.ADemand.aDemand;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.demandinsight.changes.LogPlace;
import org.demandinsight.search.CommitPoint;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.testing.RandomDemands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexProducerTest {
    @TempDir Path data;

    @Test
    void filesThatWereMappedAreReadThroughBuffersAndTheOtherWayRound() {
        for (int i = 0; i < 3; i++) {
            var producer = new IndexProducer(data, Optional.of(i % 2 == 0));
            var index = producer.index();
            try (var snapshot = index.snapshot()) {
                assertThat(snapshot.total(DemandFilter.ALL)).isEqualTo(i);
            }
            var demand = aDemand("D" + i).saying("井盖坏了").stored(i + 1);
            var _ = index.apply(List.of(demand), List.of(), RandomDemands.DIMENSIONS);
            index.commit(
                    new CommitPoint(UUID.randomUUID(), new LogPlace(i + 1, null), 0, "", false));

            producer.close(index);
        }
    }
}
