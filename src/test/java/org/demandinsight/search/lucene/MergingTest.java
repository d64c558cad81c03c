package org.demandinsight.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.demandinsight.changes.LogPlace;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.search.CommitPoint;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.DemandSort;
import org.demandinsight.testing.RandomDemands;
import org.junit.jupiter.api.Test;

class MergingTest {
    @Test
    void smallPiecesAreMergedAndShowTheSame() {
        var demands = new RandomDemands(9).demands(60);
        try (var index = new LuceneDemandIndex(new ByteBuffersDirectory())) {
            for (var part : parts(demands)) {
                assertThat(index.apply(part, List.of(), RandomDemands.DIMENSIONS)).isEmpty();
                index.refresh(1);
            }
            var before = all(index);
            assertThat(index.isScattered()).isTrue();

            index.merge();
            index.refresh(demands.size());

            assertThat(index.isScattered()).isFalse();
            assertThat(all(index)).isEqualTo(before).hasSize(demands.size());
        }
    }

    @Test
    void whatIsErasedWhileSmallPiecesAreMergedIsOutOfTheFilesAfterwards() throws Exception {
        var held = new HeldMerges();
        var demands = new RandomDemands(9).demands(60);
        try (var index = new LuceneDemandIndex(held)) {
            for (var part : parts(demands)) {
                assertThat(index.apply(part, List.of(), RandomDemands.DIMENSIONS)).isEmpty();
                index.refresh(1);
            }
            held.hold();
            var merging = CompletableFuture.runAsync(index::merge, Thread::startVirtualThread);
            try {
                held.awaitOne();
                var erased = List.of(demands.get(52).id());
                assertThat(index.apply(List.of(), erased, RandomDemands.DIMENSIONS)).isEmpty();
                index.refresh(2);
                var expunging =
                        CompletableFuture.runAsync(index::expunge, Thread::startVirtualThread);
                assertThatThrownBy(() -> expunging.get(200, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                held.release();
                CompletableFuture.allOf(merging, expunging).get(10, TimeUnit.SECONDS);
            } finally {
                held.release();
            }

            index.refresh(3);
            index.commit(new CommitPoint(new UUID(0, 1), new LogPlace(3, null), 0, "", false));
            try (var reader = DirectoryReader.open(held)) {
                assertThat(reader.maxDoc()).isEqualTo(59);
                assertThat(reader.numDeletedDocs()).isZero();
            }
        }
    }

    /// One large segment, which stays as it is, and three small ones.
    private static List<List<StoredDemand>> parts(List<StoredDemand> demands) {
        return List.of(
                demands.subList(0, 45),
                demands.subList(45, 50),
                demands.subList(50, 55),
                demands.subList(55, 60));
    }

    /// A merge doesn't get to write before it may.
    private static final class HeldMerges extends FilterDirectory {
        private final CountDownLatch begun = new CountDownLatch(1);
        private volatile CountDownLatch free = new CountDownLatch(0);

        HeldMerges() {
            super(new ByteBuffersDirectory());
        }

        void hold() {
            free = new CountDownLatch(1);
        }

        void awaitOne() throws InterruptedException {
            assertThat(begun.await(10, TimeUnit.SECONDS)).as("a merge").isTrue();
        }

        void release() {
            free.countDown();
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (context.context() == IOContext.Context.MERGE) {
                begun.countDown();
                try {
                    free.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            return super.createOutput(name, context);
        }
    }

    private static List<Long> all(LuceneDemandIndex index) {
        try (var snapshot = index.snapshot()) {
            return snapshot
                    .demands(DemandFilter.ALL, DemandSort.NEWEST, 1_000, null, false)
                    .hits()
                    .stream()
                    .map(placed -> placed.hit().id())
                    .toList();
        }
    }
}
