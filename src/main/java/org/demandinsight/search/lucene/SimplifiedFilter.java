package org.demandinsight.search.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Folds traditional characters to simplified ones.
final class SimplifiedFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Simplified simplified;

    SimplifiedFilter(TokenStream input, Simplified simplified) {
        super(input);
        this.simplified = simplified;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        simplified.fold(term.buffer(), term.length());
        return true;
    }
}
