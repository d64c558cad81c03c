package org.demandinsight.search.lucene;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/// Chinese as pairs of neighbouring characters (chosen by measurement: ADR 3), traditional folded to simplified, full
/// width to half; English lower-cased and stemmed. Redaction marks are no words.
final class DemandAnalyzer extends Analyzer {
    private final Simplified simplified = new Simplified();

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new StandardTokenizer();
        TokenStream tokens = new LowerCaseFilter(new CJKWidthFilter(words));
        tokens = new PorterStemFilter(new EnglishPossessiveFilter(tokens));
        return new TokenStreamComponents(
                words,
                new LastCharacterFilter(
                        new CJKBigramFilter(new SimplifiedFilter(tokens, simplified))));
    }

    /// No phrase goes from the title over to the text.
    @Override
    public int getPositionIncrementGap(String field) {
        return 100;
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new MarklessReader(reader);
    }
}
