package org.demandinsight.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.search.CommitPoint;
import org.demandinsight.search.DemandIndex;
import org.demandinsight.search.DemandSearch;
import org.demandinsight.search.DemandSort;
import org.demandinsight.search.Dimensions;
import org.demandinsight.search.Snapshot;
import org.jspecify.annotations.Nullable;

/// The index in a directory: one writer, and readers that share it.
public final class LuceneDemandIndex implements DemandIndex, DemandSearch {
    /// Raise it with every change of fields or analysis: an index of another format is built anew.
    private static final String FORMAT = "3";

    private static final String DATABASE = "database";
    private static final String CHANGE = "change";
    private static final String FORMAT_KEY = "format";
    private static final String BASIS = "basis";
    private static final double BUFFER_MB = 96;

    private final DemandAnalyzer analyzer = new DemandAnalyzer();
    private final DemandDocument.Types types = new DemandDocument.Types();
    private final IndexWriter writer;
    private final Generations generations;
    private final CommitPoint committed;
    private volatile long visible;

    /// Opens the index of a directory, or an empty one in an empty directory.
    public LuceneDemandIndex(Directory directory) {
        try {
            writer = new IndexWriter(directory, config());
            committed = read(writer);
            visible = committed.changeNumber();
            generations = new Generations(new SearcherManager(writer, new Uncached()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IndexWriterConfig config() {
        return new IndexWriterConfig(analyzer)
                .setIndexSort(LuceneSnapshot.sort(DemandSort.NEWEST))
                .setRAMBufferSizeMB(BUFFER_MB)
                .setCommitOnClose(false);
    }

    private static CommitPoint read(IndexWriter writer) {
        Map<String, String> data = new HashMap<>();
        var live = writer.getLiveCommitData();
        if (live != null) {
            live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
        }
        var database = data.get(DATABASE);
        return new CommitPoint(
                database == null ? null : UUID.fromString(database),
                Long.parseLong(data.getOrDefault(CHANGE, "0")),
                data.getOrDefault(FORMAT_KEY, ""),
                data.getOrDefault(BASIS, ""));
    }

    @Override
    public CommitPoint committed() {
        return committed;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public List<Unindexable> apply(
            Collection<StoredDemand> current, Collection<Long> gone, Dimensions dimensions) {
        var refused = new ArrayList<Unindexable>();
        try {
            for (var demand : current) {
                var reason = put(demand, dimensions);
                if (reason != null) {
                    refused.add(new Unindexable(demand.id(), reason));
                }
            }
            for (long id : gone) {
                long _ = writer.deleteDocuments(DemandDocument.key(id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return refused;
    }

    /// Null, or why the demand was refused: one bad document must not stop the others.
    private @Nullable String put(StoredDemand demand, Dimensions dimensions) throws IOException {
        try {
            Document document = DemandDocument.of(demand, dimensions, types);
            long _ = writer.updateDocument(DemandDocument.key(demand.id()), document);
            return null;
        } catch (IllegalArgumentException e) {
            long _ = writer.deleteDocuments(DemandDocument.key(demand.id()));
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public void commit(CommitPoint reached) {
        writer.setLiveCommitData(
                Map.of(
                                DATABASE,
                                String.valueOf(reached.database()),
                                CHANGE,
                                Long.toString(reached.changeNumber()),
                                FORMAT_KEY,
                                reached.format(),
                                BASIS,
                                reached.basis())
                        .entrySet());
        try {
            long _ = writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void refresh(long changeNumber) {
        try {
            generations.refresh();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        visible = changeNumber;
    }

    @Override
    public void clear() {
        try {
            long _ = writer.deleteAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Snapshot snapshot() {
        try {
            long reached = visible;
            return new LuceneSnapshot(generations, generations.acquire(), analyzer, reached);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            generations.close();
            writer.rollback();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Results are not cached: filters of people seldom come twice, and memory is better spent on pages of files.
    private static final class Uncached extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            var searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            return searcher;
        }
    }
}
