package org.demandinsight.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.kernel.Problem;
import org.demandinsight.search.CommitPoint;
import org.demandinsight.search.DemandIndex;
import org.demandinsight.search.DemandSearch;
import org.demandinsight.search.Dimensions;
import org.demandinsight.search.Snapshot;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The index in a directory: one writer, and readers that share it. It can always be built again from the record, so that it
/// never stops the service: what can't be opened is tried again, what is damaged is thrown away.
public final class LuceneDemandIndex implements DemandIndex, DemandSearch {
    private static final Logger LOG = Logger.getLogger(LuceneDemandIndex.class);

    /// Raise it with every change of fields or analysis: an index of another format is built anew.
    private static final int FORMAT = 5;

    /// The first format that lacks nothing but fields that were added since. Such an index is searched until it is built anew. Where a
    /// change is more than an addition, raise it too.
    private static final int SEARCHABLE_SINCE = 4;

    private final Directory directory;
    private final DemandAnalyzer analyzer = new DemandAnalyzer();
    private final DemandDocument.Types types = new DemandDocument.Types();

    /// What is written to; null while it can't be opened.
    private volatile @Nullable OpenIndex written;

    /// What is searched. It differs from what is written to while an index that was opened again lags behind it.
    private volatile @Nullable OpenIndex searched;

    private volatile long visible;
    private boolean verified;

    /// Opens the index of a directory, or an empty one in an empty directory. If that fails, [#recover] tries again.
    public LuceneDemandIndex(Directory directory) {
        this.directory = directory;
        try {
            var _ = open();
        } catch (IOException e) {
            LOG.errorf("The index in %s doesn't open: %s", place(), reason(e));
        } catch (UncheckedIOException e) {
            LOG.errorf("%s", e.getMessage());
        }
    }

    private OpenIndex open() throws IOException {
        requireWritable();
        var opened = OpenIndex.in(directory, analyzer);
        written = opened;
        if (searched == null) {
            searched = opened;
            visible = opened.committed().changeNumber();
        }
        return opened;
    }

    /// A folder that can't be written looks like one without files: that is no damage.
    private void requireWritable() {
        try {
            if (directory instanceof FSDirectory folder) {
                Files.createDirectories(folder.getDirectory());
            }
            var probe = directory.createTempOutput("probe", "write", IOContext.DEFAULT);
            try (probe) {
                probe.writeByte((byte) 0);
            } finally {
                IOUtils.deleteFilesIgnoringExceptions(directory, probe.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index can't be written: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean recover() {
        var before = written;
        try {
            if (before != null && before.writer().isOpen()) {
                if (verified) {
                    return false;
                }
                before.verify();
            } else {
                verified &= before != null && !before.closedByDamage();
                var again = open();
                if (!verified) {
                    again.verify();
                }
            }
        } catch (IOException e) {
            if (!OpenIndex.isDamage(e)) {
                throw new UncheckedIOException(reason(e), e);
            }
            LOG.errorf("The index in %s is damaged and is built anew: %s", place(), e);
            discard();
        }
        verified = true;
        return true;
    }

    private Object place() {
        return directory instanceof FSDirectory folder ? folder.getDirectory() : directory;
    }

    private static String reason(IOException e) {
        return e instanceof LockObtainFailedException
                ? "another process writes to it; give each process a folder of its own"
                : String.valueOf(e.getMessage());
    }

    /// Empties the directory. What is being searched stays readable, though its files have no names any more.
    private void discard() {
        try {
            var damaged = written;
            written = null;
            if (damaged != null) {
                damaged.writer().rollback();
            }
            for (var file : directory.listAll()) {
                directory.deleteFile(file);
            }
            var _ = open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OpenIndex written() {
        var now = written;
        if (now == null) {
            throw new IllegalStateException("the index is not open");
        }
        return now;
    }

    @Override
    public CommitPoint committed() {
        var now = written;
        return now == null ? CommitPoint.NOTHING : now.committed();
    }

    @Override
    public int format() {
        return FORMAT;
    }

    @Override
    public boolean isSearchable(int format) {
        return SEARCHABLE_SINCE <= format && format <= FORMAT;
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
                long _ = written().writer().deleteDocuments(DemandDocument.key(id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return refused;
    }

    /// Null, or why the demand was refused: one bad document must not stop the others.
    private @Nullable String put(StoredDemand demand, Dimensions dimensions) throws IOException {
        var writer = written().writer();
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
        Unchecked.run(() -> written().commit(reached));
    }

    @Override
    public void refresh(long changeNumber) {
        var now = written();
        try {
            now.generations().refresh();
            var before = searched;
            if (before == now) {
                visible = changeNumber;
            } else if (changeNumber >= visible) {
                searched = now;
                visible = changeNumber;
                if (before != null) {
                    before.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void hide(Collection<Long> demands) {
        var now = searched;
        if (now != null) {
            Unchecked.run(() -> now.generations().hide(demands));
        }
    }

    @Override
    public void forgetFormer() {
        Unchecked.run(() -> written().generations().forgetKept());
    }

    @Override
    public void expunge() {
        Unchecked.run(() -> written().expunge());
    }

    @Override
    public boolean isScattered() {
        return Unchecked.get(() -> written().isScattered());
    }

    @Override
    public void merge() {
        Unchecked.run(() -> written().merge());
    }

    @Override
    public void clear() {
        try {
            long _ = written().writer().deleteAll();
            visible = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Snapshot snapshot() {
        while (true) {
            var now = searched;
            if (now == null) {
                throw Problem.NOT_READY.because(
                        "索引目前无法打开，恢复后会自动继续；原因见就绪检查和日志",
                        "the index can't be opened at present and comes back by itself; the readiness check and the log say why");
            }
            try {
                long reached = visible;
                var searcher = now.generations().acquire();
                return new LuceneSnapshot(now.generations(), searcher, analyzer, reached);
            } catch (AlreadyClosedException e) {
                if (now == searched) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            var seen = searched;
            var last = written;
            if (seen != null && seen != last) {
                seen.close();
            }
            if (last != null) {
                last.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
