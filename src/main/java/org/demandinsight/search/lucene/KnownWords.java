package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;

/// Where words stand in one reader of the index: each is looked up in all segments once, however many texts have it.
final class KnownWords {
    /// About as many as two hundred texts have; each takes a few hundred bytes.
    private static final int MOST = 20_000;

    private final IndexSearcher searcher;
    private final Map<String, TermStates> known = new ConcurrentHashMap<>();

    KnownWords(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    TermStates states(Term word) throws IOException {
        var states = known.get(word.text());
        if (states == null) {
            states = TermStates.build(searcher, word, true);
            if (known.size() < MOST) {
                var _ = known.put(word.text(), states);
            }
        }
        return states;
    }

    /// Of all demands of the reader, one at least.
    int demands() {
        return Math.max(1, searcher.getIndexReader().numDocs());
    }
}
