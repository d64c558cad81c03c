package org.demandinsight.privacy;

/// Where the given name of one or two characters ends that stands behind a family name.
final class GivenNames {
    private static final String NEVER = "的了在是和就都而及与着或个们我你他她它这那某等被也您里";
    private static final String PLACES = "镇鎮乡鄉县縣区區街市省村路";

    private final Lexicon lexicon;

    GivenNames(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    boolean mayBegin(char[] text, int given) {
        return isPart(text, given);
    }

    /// Whether people are called by all of these characters.
    boolean isUsual(char[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (at >= text.length || !lexicon.is(text[at], Lexicon.GIVEN)) {
                return false;
            }
        }
        return true;
    }

    /// The end of the given name, 0 if it is none.
    ///
    /// @param doubtful whether the family name is a common word, too
    int end(char[] text, int given, Introductions.Found introduction, boolean doubtful) {
        if (doubtful && !introduction.colon()) {
            return doubtful(text, given, introduction);
        }
        return introduction.isLoose()
                ? careful(text, given)
                : end(text, given, introduction.isSure());
    }

    private int doubtful(char[] text, int given, Introductions.Found introduction) {
        if (introduction.isLoose() || Lexicon.isPair(lexicon.notNames, text, given)) {
            return 0;
        }
        int two = given + 2;
        boolean usual = isUsual(text, given, two);
        if (introduction.isSure()) {
            return usual || lexicon.is(text[given], Lexicon.GIVEN) ? end(text, given, true) : 0;
        }
        return usual && lexicon.followsName(text, two) ? two : 0;
    }

    /// Every character has to be one that people are called by.
    private int careful(char[] text, int given) {
        if (!isUsual(text, given, given + 1)) {
            return 0;
        }
        int two = given + 2;
        boolean word = Lexicon.isPair(lexicon.following, text, given + 1);
        if (isUsual(text, given, two) && lexicon.followsName(text, two) && !word) {
            return two;
        }
        return !isPart(text, given + 1) || lexicon.followsName(text, given + 1) ? given + 1 : 0;
    }

    private int end(char[] text, int given, boolean sure) {
        int two = given + 2;
        boolean pair = isPart(text, given + 1);
        if (pair && !sure && PLACES.indexOf(text[given + 1]) >= 0) {
            return 0;
        }
        boolean first = lexicon.is(text[given], Lexicon.GIVEN);
        boolean second = pair && lexicon.is(text[given + 1], Lexicon.GIVEN);
        boolean goesOn = pair && lexicon.followsName(text, given + 1);
        boolean word = Lexicon.isPair(lexicon.following, text, given + 1);
        if (pair && lexicon.followsName(text, two) && !word && (second || !goesOn)) {
            return two;
        }
        if (!pair || (goesOn && (first || sure))) {
            return given + 1;
        }
        return (first && second) || sure ? two : 0;
    }

    private static boolean isPart(char[] text, int at) {
        char c = Shadow.at(text, at);
        return Shadow.isIdeograph(c) && NEVER.indexOf(c) < 0;
    }
}
