package org.demandinsight.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.demandinsight.search.Sought;
import org.jspecify.annotations.Nullable;

/// How much of what tells in a text documents have too. The text is read when it is asked first: where no document is worth the comparison
/// it isn't.
final class SharedWords {
    private final IndexSearcher searcher;
    private final DemandAnalyzer analyzer;
    private final KnownWords known;
    private final Sought sought;
    private @Nullable TellingWords words;
    private @Nullable Weight weight;
    private @Nullable LeafReaderContext segment;
    private @Nullable Scorer scorer;

    SharedWords(IndexSearcher searcher, DemandAnalyzer analyzer, KnownWords known, Sought sought) {
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.known = known;
        this.sought = sought;
    }

    /// Finds documents that have one of the words that few have.
    BooleanQuery rare() throws IOException {
        return words().rare();
    }

    private TellingWords words() throws IOException {
        var read = words;
        if (read == null) {
            read = TellingWords.of(sought.title(), sought.text(), analyzer, known);
            words = read;
        }
        return read;
    }

    /// Of a document, 0 to 1. Asked in ascending order of segments and documents.
    double share(LeafReaderContext in, int doc) throws IOException {
        double total = words().total();
        return total == 0 ? 0 : Math.min(1, score(in, doc) / total);
    }

    private double score(LeafReaderContext in, int doc) throws IOException {
        if (segment == null || segment.ord != in.ord) {
            segment = in;
            scorer = weight().scorer(in);
        }
        if (scorer == null) {
            return 0;
        }
        int at = scorer.docID() < doc ? scorer.iterator().advance(doc) : scorer.docID();
        return at == doc ? scorer.score() : 0;
    }

    private Weight weight() throws IOException {
        var made = weight;
        if (made == null) {
            var query = searcher.rewrite(words().query());
            made = searcher.createWeight(query, ScoreMode.COMPLETE, 1);
            weight = made;
        }
        return made;
    }
}
