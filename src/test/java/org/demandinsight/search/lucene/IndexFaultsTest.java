package org.demandinsight.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.demandinsight.changes.LogPlace;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.kernel.ProblemException;
import org.demandinsight.search.CommitPoint;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.testing.RandomDemands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFaultsTest {
    private static final List<StoredDemand> DEMANDS = new RandomDemands(11).demands(60);

    private static void store(LuceneDemandIndex index, int from, int until) {
        assertThat(index.apply(DEMANDS.subList(from, until), List.of(), RandomDemands.DIMENSIONS))
                .isEmpty();
    }

    private static void commit(LuceneDemandIndex index, long change) {
        index.refresh(change);
        index.commit(
                new CommitPoint(
                        UUID.randomUUID(),
                        new LogPlace(change, null),
                        index.format(),
                        "basis",
                        false));
    }

    private static long shown(LuceneDemandIndex index) {
        try (var snapshot = index.snapshot()) {
            return snapshot.total(DemandFilter.ALL);
        }
    }

    @Test
    void aFullDiskKeepsTheOldStateAndGoesOnFromTheLastCommitWhenThereIsSpace() {
        var disk = new SmallDisk();
        var index = new LuceneDemandIndex(disk);
        assertThat(index.recover()).isTrue();
        store(index, 0, 20);
        commit(index, 20);
        store(index, 20, 40);
        index.refresh(40);
        disk.full = true;

        for (int trial = 0; trial < 3; trial++) {
            assertThatThrownBy(
                            () -> {
                                store(index, 40, 60);
                                index.refresh(60);
                            })
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(index::recover)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("No space left");
            assertThat(shown(index)).isEqualTo(40);
        }

        disk.full = false;
        assertThat(index.recover()).isTrue();
        assertThat(index.recover()).as("it is open").isFalse();
        assertThat(index.committed().changeNumber()).isEqualTo(20);
        store(index, 20, 30);
        index.refresh(30);
        assertThat(shown(index)).as("not back behind what was seen").isEqualTo(40);
        store(index, 30, 60);
        commit(index, 60);
        assertThat(shown(index)).isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"segments_", ".cfs", ".si", ".cfe"})
    void aDamagedFileIsFoundAndTheIndexIsEmptyAgain(String kind, @TempDir Path folder)
            throws IOException {
        try (var index = new LuceneDemandIndex(FSDirectory.open(folder))) {
            store(index, 0, 60);
            commit(index, 60);
        }
        var file = largest(folder, kind);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        var _ = Files.write(file, bytes);

        try (var index = new LuceneDemandIndex(FSDirectory.open(folder))) {
            assertThat(index.recover()).isTrue();
            assertThat(index.committed().database()).isNull();
            store(index, 0, 60);
            commit(index, 60);
            assertThat(shown(index)).isEqualTo(60);
        }
        try (var index = new LuceneDemandIndex(FSDirectory.open(folder))) {
            assertThat(index.recover()).isTrue();
            assertThat(index.committed().changeNumber()).isEqualTo(60);
            assertThat(shown(index)).isEqualTo(60);
        }
    }

    private static Path largest(Path folder, String kind) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains(kind))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    @Test
    void whatIsSearchedStaysUntilTheIndexBuiltAnewHasComeAsFar() throws IOException {
        var disk = new SmallDisk();
        var index = new LuceneDemandIndex(disk);
        assertThat(index.recover()).isTrue();
        store(index, 0, 60);
        commit(index, 60);
        disk.full = true;
        assertThatThrownBy(() -> store(index, 0, 1)).hasStackTraceContaining("No space left");
        disk.full = false;
        disk.deleteFile("_0.cfs");

        assertThat(index.recover()).isTrue();
        assertThat(index.committed().database()).isNull();
        store(index, 0, 10);
        index.refresh(10);
        assertThat(shown(index)).isEqualTo(60);
        store(index, 10, 59);
        commit(index, 60);
        assertThat(shown(index)).isEqualTo(59);
    }

    @Test
    void anIndexThatAnotherProcessWritesToIsWaitedFor(@TempDir Path folder) throws IOException {
        var first = new LuceneDemandIndex(FSDirectory.open(folder));
        try (var second = new LuceneDemandIndex(FSDirectory.open(folder))) {
            assertThatThrownBy(second::recover).hasMessageContaining("another process");
            assertThatThrownBy(second::snapshot)
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("can't be opened");

            first.close();

            assertThat(second.recover()).isTrue();
            assertThat(shown(second)).isZero();
        }
    }

    /// What a killed process leaves.
    @Test
    void aStaleLockIsNone(@TempDir Path folder) throws IOException {
        var _ = Files.createFile(folder.resolve("write.lock"));
        try (var index = new LuceneDemandIndex(FSDirectory.open(folder))) {
            assertThat(index.recover()).isTrue();
            assertThat(shown(index)).isZero();
        }
    }

    /// A disk in memory that can be full.
    private static final class SmallDisk extends FilterDirectory {
        private boolean full;

        SmallDisk() {
            super(new ByteBuffersDirectory());
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            return checked(in.createOutput(name, context));
        }

        @Override
        public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
                throws IOException {
            return checked(in.createTempOutput(prefix, suffix, context));
        }

        private IndexOutput checked(IndexOutput output) throws IOException {
            check();
            return new FilterIndexOutput("checked", output.getName(), output) {
                @Override
                public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
                    check();
                    super.writeBytes(bytes, offset, length);
                }

                @Override
                public void writeByte(byte value) throws IOException {
                    check();
                    super.writeByte(value);
                }
            };
        }

        private void check() throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
        }
    }
}
