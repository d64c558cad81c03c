package org.demandinsight.search.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;

/// Adds the last character of each run of Chinese, at the place of its last pair. Every other character begins a pair, so
/// that whoever looks for a single character finds it as the beginning of a term.
final class LastCharacterFilter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);

    private String last = "";
    private int runEnd = -1;
    private @Nullable State waiting;

    LastCharacterFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (waiting != null) {
            restoreState(waiting);
            waiting = null;
            remember();
            return true;
        }
        if (!input.incrementToken()) {
            return runEnd >= 0 && emitLast();
        }
        if (runEnd >= 0 && !(isPair() && offset.startOffset() < runEnd)) {
            waiting = captureState();
            return emitLast();
        }
        remember();
        return true;
    }

    private boolean isPair() {
        return type.type().equals(CJKBigramFilter.DOUBLE_TYPE);
    }

    private void remember() {
        runEnd = -1;
        if (isPair()) {
            runEnd = offset.endOffset();
            int length = term.length();
            boolean surrogate = Character.isLowSurrogate(term.charAt(length - 1));
            last = term.subSequence(surrogate ? length - 2 : length - 1, length).toString();
        }
    }

    private boolean emitLast() {
        clearAttributes();
        int length = term.setEmpty().append(last).length();
        offset.setOffset(Math.max(0, runEnd - length), runEnd);
        step.setPositionIncrement(0);
        type.setType(CJKBigramFilter.SINGLE_TYPE);
        runEnd = -1;
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        runEnd = -1;
        waiting = null;
    }
}
