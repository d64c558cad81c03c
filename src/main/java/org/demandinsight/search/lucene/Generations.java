package org.demandinsight.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Random;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

/// Readers that are in use, and those kept so that a list by relevance can be paged on.
final class Generations {
    /// A person turns a page within this; readers kept longer hold deleted files.
    private static final Duration KEPT = Duration.ofMinutes(3);

    /// Each kept reader holds its files: many would fill the disk while an import goes on.
    private static final int MOST = 32;

    private final SearcherManager searchers;

    /// Versions start again from the last commit when a process does: this tells the cursors of one from another's.
    private final long salt = new Random().nextLong();

    private final SearcherLifetimeManager kept = new SearcherLifetimeManager();
    private volatile long keptAt = System.nanoTime();

    /// What is searched in place of the current reader, while something is hidden of it.
    private volatile @Nullable IndexSearcher rest;

    Generations(SearcherManager searchers) {
        this.searchers = searchers;
    }

    IndexSearcher acquire() throws IOException {
        while (true) {
            var without = rest;
            if (without == null) {
                return searchers.acquire();
            }
            if (without.getIndexReader().tryIncRef()) {
                return without;
            }
        }
    }

    /// Hides demands until the next refresh.
    synchronized void hide(Collection<Long> demands) throws IOException {
        var all = searchers.acquire();
        try {
            var before = rest == null ? null : (ReaderWithout) rest.getIndexReader();
            var reader = (DirectoryReader) all.getIndexReader();
            searchInPlace(uncached(ReaderWithout.of(reader, demands, before)));
        } catch (IOException | RuntimeException e) {
            searchers.release(all);
            throw e;
        }
        forgetKept();
    }

    private void searchInPlace(@Nullable IndexSearcher next) throws IOException {
        var before = rest;
        rest = next;
        if (before != null) {
            before.getIndexReader().decRef();
        }
    }

    /// Results are not cached: filters of people seldom come twice, and memory is better spent on pages of files.
    static IndexSearcher uncached(IndexReader reader) {
        var searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        return searcher;
    }

    void release(IndexSearcher searcher) {
        try {
            searchers.release(searcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long keep(IndexSearcher searcher) throws IOException {
        keptAt = System.nanoTime();
        long version = kept.record(searcher);
        var without = rest;
        if (without != null && !without.equals(searcher)) {
            forgetKept(); // it was acquired before something was hidden
        }
        return version ^ salt;
    }

    @Nullable IndexSearcher get(long version) {
        return kept.acquire(version ^ salt);
    }

    synchronized void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        if (rest != null) {
            searchInPlace(null);
            forgetKept();
        }
        var current = searchers.acquire();
        try {
            boolean unused = System.nanoTime() - keptAt > KEPT.toNanos();
            kept.prune(new OldOrTooMany(unused ? current : null));
        } finally {
            searchers.release(current);
        }
    }

    /// Forgets the versions that are kept for cursors: what was erased since would be read by them.
    void forgetKept() throws IOException {
        kept.prune((_, _) -> true);
    }

    synchronized void close() throws IOException {
        searchInPlace(null);
        kept.close();
        searchers.close();
    }

    /// Asked of the newest first, whose age is said to be none.
    private static final class OldOrTooMany implements SearcherLifetimeManager.Pruner {
        private final @Nullable IndexSearcher only;
        private int count;

        /// @param only the one to keep, where the newest is old too
        OldOrTooMany(@Nullable IndexSearcher only) {
            this.only = only;
        }

        @Override
        public boolean doPrune(double ageInSeconds, IndexSearcher searcher) {
            return ++count > MOST
                    || ageInSeconds > KEPT.toSeconds()
                    || (only != null && !only.equals(searcher));
        }
    }
}
