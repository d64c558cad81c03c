package org.demandinsight.classify;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.demandinsight.search.Grams;

/// Hashes of the stems of English words (Porter 1980, Lucene's), so that `potholes` and `pothole` are one term. Words come
/// again and again: a table remembers those met last. Not for use by two threads at once.
final class EnglishStems implements Grams.Stems {
    private static final int REMEMBERED = 1 << 12;

    private final int[] words = new int[REMEMBERED];
    private final int[] stems = new int[REMEMBERED];
    private final OneWord word = new OneWord();
    private final TokenStream stemming = new PorterStemFilter(word);

    /// N-grams as all models here see them.
    static Grams grams() {
        return new Grams(new EnglishStems());
    }

    /// A stream of one word, to be asked once for each.
    private static final class OneWord extends TokenStream {
        final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        @Override
        public boolean incrementToken() {
            return true;
        }
    }

    /// Hash of the stem of a word whose letters are folded already.
    ///
    /// @param hash of the word itself
    @Override
    public int of(int hash, String text, int start, int end) {
        int slot = hash & (REMEMBERED - 1);
        if (words[slot] != hash) {
            words[slot] = hash;
            stems[slot] = stem(text, start, end);
        }
        return stems[slot];
    }

    private int stem(String text, int start, int end) {
        word.term.setEmpty();
        for (int at = start; at < end; at++) {
            word.term.append(Grams.fold(text.charAt(at)));
        }
        try {
            var _ = stemming.incrementToken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int hash = Grams.HASH_OF_NOTHING;
        for (int i = 0; i < word.term.length(); i++) {
            hash = Grams.then(hash, word.term.charAt(i));
        }
        return hash;
    }
}
