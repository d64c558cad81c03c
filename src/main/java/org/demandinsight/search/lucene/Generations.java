package org.demandinsight.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.jspecify.annotations.Nullable;

/// Readers that are in use, and those kept so that a list by relevance can be paged on.
final class Generations {
    /// A person turns a page within this; readers kept longer hold deleted files.
    private static final Duration KEPT = Duration.ofMinutes(3);

    private final SearcherManager searchers;
    private final SearcherLifetimeManager kept = new SearcherLifetimeManager();

    Generations(SearcherManager searchers) {
        this.searchers = searchers;
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) {
        try {
            searchers.release(searcher);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long keep(IndexSearcher searcher) throws IOException {
        return kept.record(searcher);
    }

    @Nullable IndexSearcher get(long version) {
        return kept.acquire(version);
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        kept.prune(new SearcherLifetimeManager.PruneByAge(KEPT.toSeconds()));
    }

    void close() throws IOException {
        kept.close();
        searchers.close();
    }
}
