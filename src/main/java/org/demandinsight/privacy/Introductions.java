package org.demandinsight.privacy;

import org.demandinsight.privacy.Lexicon.Introduction;
import org.jspecify.annotations.Nullable;

/// What the words before a place say: whether a person's name begins there.
final class Introductions {
    private static final int LONGEST = 5;
    private static final String BETWEEN = " :,()\"";
    private static final String VERBS = "为是叫系為係";

    private final Lexicon lexicon;

    /// @param how how sure the words are, null if they say nothing
    /// @param colon whether a colon or a verb such as 为 says for certain that the name follows
    record Found(@Nullable Introduction how, boolean colon) {
        boolean isSure() {
            return how == Introduction.NAMING || (colon && how == Introduction.ROLE);
        }

        /// 养殖户, 与: not enough but for what looks like a name through and through.
        boolean isLoose() {
            return how == Introduction.LOOSE && !colon;
        }
    }

    private static final Found NOTHING = new Found(null, false);

    Introductions(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    Found before(char[] text, int start) {
        int at = start;
        boolean colon = false;
        boolean comma = false;
        while (start - at < 2 && at > 0 && BETWEEN.indexOf(text[at - 1]) >= 0) {
            at--;
            colon |= text[at] == ':';
            comma |= text[at] == ',';
        }
        var how = ending(text, at);
        if (how == null && at > 1 && VERBS.indexOf(text[at - 1]) >= 0) {
            how = ending(text, at - 1);
            colon |= how == Introduction.ROLE;
        }
        return how == null || (comma && how != Introduction.NAMING)
                ? NOTHING
                : new Found(how, colon);
    }

    /// What the longest word says that ends right here.
    @Nullable Introduction ending(char[] text, int end) {
        if (end <= 0 || !lexicon.is(text[end - 1], Lexicon.INTRODUCES)) {
            return null;
        }
        for (int length = Math.min(LONGEST, end); length >= 1; length--) {
            var how = lexicon.introductions.get(new String(text, end - length, length));
            if (how != null) {
                return how;
            }
        }
        return null;
    }
}
