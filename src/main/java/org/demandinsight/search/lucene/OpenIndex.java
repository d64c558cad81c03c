package org.demandinsight.search.lucene;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.demandinsight.changes.LogPlace;
import org.demandinsight.search.CommitPoint;
import org.demandinsight.search.DemandSort;
import org.jspecify.annotations.Nullable;

/// A writer on a directory and the readers that it feeds. A failure to write closes the writer for good; its readers go on.
final class OpenIndex {
    private static final String DATABASE = "database";
    private static final String CHANGE = "change";
    private static final String CHANGED_AT = "changedAt";
    private static final String FORMAT = "format";
    private static final String BASIS = "basis";
    private static final String ERASING = "erasing";
    private static final double BUFFER_MB = 96;

    /// Fewer segments than by default: each is looked at by every question, and merging goes on beside the writing.
    private static final double SEGMENTS_PER_TIER = 4;

    private static final double FLOOR_MB = 64;

    /// A segment with this share of all bytes isn't written again to merge small ones.
    private static final double LARGE = .25;

    private final IndexWriter writer;
    private final ConcurrentMergeScheduler merges;
    private final Generations generations;
    private final CommitPoint committed;

    private OpenIndex(
            IndexWriter writer,
            ConcurrentMergeScheduler merges,
            Generations generations,
            CommitPoint committed) {
        this.writer = writer;
        this.merges = merges;
        this.generations = generations;
        this.committed = committed;
    }

    /// Opens the index of a directory as it was committed last, or an empty one in an empty directory.
    static OpenIndex in(Directory directory, DemandAnalyzer analyzer) throws IOException {
        var merges = new ConcurrentMergeScheduler();
        var config =
                new IndexWriterConfig(analyzer)
                        .setMergePolicy(
                                new TieredMergePolicy()
                                        .setForceMergeDeletesPctAllowed(0)
                                        .setSegmentsPerTier(SEGMENTS_PER_TIER)
                                        .setFloorSegmentMB(FLOOR_MB))
                        .setMergeScheduler(merges)
                        .setIndexSort(Orders.sort(DemandSort.NEWEST))
                        .setRAMBufferSizeMB(BUFFER_MB)
                        .setMaxFullFlushMergeWaitMillis(
                                0) // what was written is shown at once, and merged beside
                        .setCommitOnClose(false);
        var writer = new IndexWriter(directory, config);
        try {
            var searchers = new SearcherManager(writer, new Uncached());
            return new OpenIndex(writer, merges, new Generations(searchers), point(writer));
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /// Whether a failure to open or to read says that the files are not what was written.
    static boolean isDamage(Throwable failure) {
        return failure instanceof CorruptIndexException
                || failure instanceof IndexFormatTooOldException
                || failure instanceof IndexFormatTooNewException
                || failure instanceof EOFException
                || failure instanceof FileNotFoundException
                || failure instanceof NoSuchFileException;
    }

    private static CommitPoint point(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        var live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        var database = data.get(DATABASE);
        return new CommitPoint(
                database == null ? null : UUID.fromString(database),
                new LogPlace(
                        Long.parseLong(data.getOrDefault(CHANGE, "0")), time(data.get(CHANGED_AT))),
                format(data.get(FORMAT)),
                data.getOrDefault(BASIS, ""),
                Boolean.parseBoolean(data.get(ERASING)));
    }

    /// An index of a former release tells none.
    private static @Nullable Instant time(@Nullable String said) {
        return said == null || said.isEmpty() ? null : Instant.parse(said);
    }

    /// One that isn't known is none.
    private static int format(@Nullable String said) {
        return said != null && said.matches("\\d{1,9}") ? Integer.parseInt(said) : 0;
    }

    IndexWriter writer() {
        return writer;
    }

    Generations generations() {
        return generations;
    }

    /// What the last commit before the opening reached.
    CommitPoint committed() {
        return committed;
    }

    void commit(CommitPoint reached) throws IOException {
        writer.setLiveCommitData(
                Map.of(
                                DATABASE,
                                String.valueOf(reached.database()),
                                CHANGE,
                                Long.toString(reached.changeNumber()),
                                CHANGED_AT,
                                Objects.toString(reached.place().at(), ""),
                                FORMAT,
                                Integer.toString(reached.format()),
                                BASIS,
                                reached.basis(),
                                ERASING,
                                Boolean.toString(reached.erasing()))
                        .entrySet());
        long _ = writer.commit();
    }

    /// Reads every file through and compares its checksum with the one that it was written with.
    ///
    /// @throws CorruptIndexException if they differ
    void verify() throws IOException {
        try (var reader = DirectoryReader.open(writer)) {
            for (var segment : reader.leaves()) {
                ((CodecReader) segment.reader()).checkIntegrity();
            }
        }
    }

    /// Whether there are more segments than need be, and room to merge them.
    boolean isScattered() throws IOException {
        if (!writer.isOpen()) {
            throw new AlreadyClosedException(
                    "the index was closed by a failure", writer.getTragicException());
        }
        long[] bytes = bytes();
        return bytes.length > few(bytes) && hasRoom(LongStream.of(bytes).sum());
    }

    /// Merges the small segments into one.
    void merge() throws IOException {
        writer.forceMerge(few(bytes())); // the smallest first
    }

    /// The large segments and one for the rest.
    private static int few(long[] bytes) {
        double large = LARGE * LongStream.of(bytes).sum();
        return 1 + (int) LongStream.of(bytes).filter(each -> each >= large).count();
    }

    /// Of each segment.
    private long[] bytes() throws IOException {
        var searcher = generations.acquire();
        try {
            var segments = searcher.getIndexReader().leaves();
            long[] bytes = new long[segments.size()];
            for (int i = 0; i < bytes.length; i++) {
                var segment = (SegmentReader) FilterLeafReader.unwrap(segments.get(i).reader());
                bytes[i] = segment.getSegmentInfo().sizeInBytes();
            }
            return bytes;
        } finally {
            generations.release(searcher);
        }
    }

    /// For all that may be merged once more, and as much again for whatever comes in meanwhile.
    private boolean hasRoom(long bytes) throws IOException {
        return !(writer.getDirectory() instanceof FSDirectory folder)
                || Files.getFileStore(folder.getDirectory()).getUsableSpace() > 2 * bytes;
    }

    /// Writes all files anew that hold something deleted. Segments that are being merged are passed over by the writer, and a merge that
    /// began before still takes along what was deleted since: so it waits for merges first, and at last.
    void expunge() throws IOException {
        merges.sync();
        writer.forceMergeDeletes();
        merges.sync();
    }

    /// Whether it was closed because a file wasn't what had been written.
    boolean closedByDamage() {
        var failure = writer.getTragicException();
        return failure != null && isDamage(failure);
    }

    /// Goes back to the last commit and closes.
    void close() throws IOException {
        generations.close();
        writer.rollback();
    }

    private static final class Uncached extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            return Generations.uncached(reader);
        }
    }
}
