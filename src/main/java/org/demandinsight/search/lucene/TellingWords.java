package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.TermQuery;

/// The words of a text that fewest demands have, and how much each tells: the idf of BM25, ln(1 + (N − n + ½) / (n + ½)).
///
/// @param total of all that they tell
record TellingWords(List<Word> words, double total) {
    /// More are read of no text, so that a long one takes no longer: what it is about is said in its beginning.
    private static final int READ = 100;

    private static final int MOST = 24;
    private static final int MOST_RARE = 12;

    /// ln 10: what a word tells that a tenth of all demands have.
    private static final double RARE = 2.3;

    /// A word of which the index knows where it stands.
    record Word(Term term, TermStates states, double tells) {}

    static TellingWords of(String title, String text, Analyzer analyzer, KnownWords known)
            throws IOException {
        var terms = new LinkedHashSet<String>();
        read(title, analyzer, terms);
        read(text, analyzer, terms);
        int all = known.demands();
        var words = new ArrayList<Word>(terms.size());
        for (var each : terms) {
            var term = new Term(Fields.WORDS, each);
            var states = known.states(term);
            int have = Math.min(all, states.docFreq());
            words.add(new Word(term, states, Math.log1p((all - have + .5) / (have + .5))));
        }
        words.sort(Comparator.comparingDouble(Word::tells).reversed());
        var most = List.copyOf(words.subList(0, Math.min(MOST, words.size())));
        return new TellingWords(most, most.stream().mapToDouble(Word::tells).sum());
    }

    private static void read(String text, Analyzer analyzer, LinkedHashSet<String> terms)
            throws IOException {
        try (var stream = analyzer.tokenStream(Fields.WORDS, text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (terms.size() < READ && stream.incrementToken()) {
                terms.add(term.toString());
            }
        }
    }

    /// Scores a demand by what those of the words tell that it has.
    BooleanQuery query() {
        return query(words);
    }

    /// The same by the words alone that at most a tenth of all demands have: what has none of them isn't worth the reading.
    BooleanQuery rare() {
        return query(words.stream().filter(word -> word.tells >= RARE).limit(MOST_RARE).toList());
    }

    private static BooleanQuery query(List<Word> words) {
        var query = new BooleanQuery.Builder();
        for (var word : words) {
            if (word.states.docFreq() > 0) {
                var exact = new ConstantScoreQuery(new TermQuery(word.term, word.states));
                query.add(new BoostQuery(exact, (float) word.tells), Occur.SHOULD);
            }
        }
        return query.build();
    }
}
