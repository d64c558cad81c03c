package org.demandinsight.cluster;

import java.util.Locale;

/// Reads a text as runs of Chinese characters and words of other scripts, letters folded. Redaction marks (`⟦MOBILE⟧`) and
/// numbers are no words, and no run reaches over either.
final class Runs {
    private static final char MARK_OPENS = '⟦';
    private static final char MARK_CLOSES = '⟧';
    private static final int SHORTEST_WORD = 3;

    private Runs() {}

    /// Who reads.
    interface Reader {
        /// A run of Chinese characters, one or more.
        void ideographs(String run);

        /// A word of letters, perhaps with digits.
        void word(String word);
    }

    static void read(String text, Reader reader) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int start = at;
            if (c == MARK_OPENS) {
                int close = text.indexOf(MARK_CLOSES, at);
                at = close < 0 ? at + 1 : close + 1;
            } else if (Character.isIdeographic(c)) {
                while (at < text.length() && Character.isIdeographic(text.charAt(at))) {
                    at++;
                }
                reader.ideographs(text.substring(start, at));
            } else if (Character.isLetterOrDigit(c)) {
                boolean letters = false;
                while (at < text.length() && isWordPart(text.charAt(at))) {
                    letters |= Character.isLetter(text.charAt(at++));
                }
                if (letters && at - start >= SHORTEST_WORD) {
                    reader.word(text.substring(start, at).toLowerCase(Locale.ROOT));
                }
            } else {
                at++;
            }
        }
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }
}
