package org.demandinsight.privacy;

import static org.demandinsight.privacy.PersonalData.NAME;

import org.demandinsight.privacy.Lexicon.Introduction;
import org.jspecify.annotations.Nullable;

/// Finds Chinese names by what stands around them: a title behind, or words before that introduce a person.
final class NameFinder {
    private static final String NEVER_GIVEN = "的了在是和就都而及与着或个们我你他她它这那某等被也您里";
    private static final String PLACES = "镇鎮乡鄉县縣区區街市省";
    private static final String BEFORE_TITLED = "向给由找和与是的对让请叫经为被把跟同及、感谢问到以时后称";

    private final Lexicon lexicon;

    NameFinder(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// Looks at the family name that may begin here.
    ///
    /// @return where a name that was found ends, or 0
    int find(char[] text, int start, Spans spans) {
        boolean compound =
                lexicon.is(text[start], Lexicon.COMPOUND)
                        && Lexicon.isPair(lexicon.compoundSurnames, text, start);
        if (!compound && !lexicon.is(text[start], Lexicon.SURNAME)) {
            return 0;
        }
        int given = start + (compound ? 2 : 1);
        char next = Shadow.at(text, given);
        int title = lexicon.titleAt(text, given).length();
        if (title > 0) {
            boolean thing =
                    (!compound && isThing(text, start)) || isNamedAfter(text, given + title);
            return thing ? 0 : spans.add(start, given, NAME);
        }
        if (Shadow.at(text, start - 1) == '姓'
                && next != '名'
                && "贵百同".indexOf(Shadow.at(text, start - 2)) < 0) {
            return spans.add(start, given, NAME);
        }
        if (!Shadow.isIdeograph(next)
                || NEVER_GIVEN.indexOf(next) >= 0
                || (!compound && isWord(text, start))
                || endsAWord(text, start)) {
            return 0;
        }
        int end = titled(text, start, given);
        end = end > 0 ? end : introduced(text, start, given);
        end = end > 0 ? end : reporting(text, start, given);
        return end > 0 && !isNamedAfter(text, end) ? spans.add(start, end, NAME) : 0;
    }

    /// 临时工, 小区经理: the family name is the end or the beginning of a common word.
    private boolean isThing(char[] text, int start) {
        return endsAWord(text, start)
                || (start + 3 <= text.length
                        && lexicon.namesOfThings.contains(new String(text, start, 3)))
                || isWord(text, start);
    }

    private boolean endsAWord(char[] text, int start) {
        return Lexicon.isPair(lexicon.namesOfThings, text, start - 1);
    }

    private boolean isWord(char[] text, int start) {
        return Lexicon.isPair(lexicon.notNames, text, start);
    }

    /// 张衡路, 李宁体育: what is called after somebody.
    private boolean isNamedAfter(char[] text, int end) {
        char next = Shadow.at(text, end);
        return "路街镇乡村桥".indexOf(next) >= 0 || Lexicon.isPair(lexicon.namesOfThings, text, end);
    }

    /// Family name, given name, title: 胡华衡书记.
    private int titled(char[] text, int start, int given) {
        char before = Shadow.at(text, start - 1);
        if (Shadow.isIdeograph(before) && BEFORE_TITLED.indexOf(before) < 0) {
            return 0;
        }
        for (int length = 2; length >= 1; length--) {
            int end = given + length;
            if (end < text.length
                    && lexicon.is(text[end], Lexicon.TITLE)
                    && !lexicon.titleAt(text, end).isEmpty()
                    && isGiven(text, given, end)) {
                return end;
            }
        }
        return 0;
    }

    /// Who a work order begins with: 张秀英反映…
    private int reporting(char[] text, int start, int given) {
        char before = Shadow.at(text, start - 1);
        int end = given + 2;
        boolean begins = before == 0 || "。;\n".indexOf(before) >= 0;
        return begins && Lexicon.isPair(lexicon.reporting, text, end) && isGiven(text, given, end)
                ? end
                : 0;
    }

    private boolean isGiven(char[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!lexicon.is(text[at], Lexicon.GIVEN)) {
                return false;
            }
        }
        return true;
    }

    private int introduced(char[] text, int start, int given) {
        int at = start;
        boolean colon = false;
        while (start - at < 2 && at > 0 && " :,()\"".indexOf(text[at - 1]) >= 0) {
            colon |= text[at - 1] == ':' || text[at - 1] == '(';
            at--;
        }
        var how = introduction(text, at);
        if (how == null && at > 1 && "为是叫系".indexOf(text[at - 1]) >= 0) {
            how = introduction(text, at - 1);
            colon |= how == Introduction.ROLE;
        }
        if (how == null) {
            return 0;
        }
        boolean sure = how == Introduction.NAMING || (colon && how == Introduction.ROLE);
        return end(text, given, sure, how == Introduction.LOOSE && !colon);
    }

    private @Nullable Introduction introduction(char[] text, int end) {
        if (end <= 0 || !lexicon.is(text[end - 1], Lexicon.INTRODUCES)) {
            return null;
        }
        for (int length = Math.min(5, end); length >= 1; length--) {
            var how = lexicon.introductions.get(new String(text, end - length, length));
            if (how != null) {
                return how;
            }
        }
        return null;
    }

    /// Where a given name of one or two characters ends, 0 if it is none.
    ///
    /// @param sure whether the words before leave no doubt
    /// @param careful whether every character has to be one that people are called by
    private int end(char[] text, int given, boolean sure, boolean careful) {
        int two = given + 2;
        boolean first = lexicon.is(text[given], Lexicon.GIVEN);
        boolean pair =
                two <= text.length
                        && Shadow.isIdeograph(text[given + 1])
                        && NEVER_GIVEN.indexOf(text[given + 1]) < 0;
        boolean second = pair && lexicon.is(text[given + 1], Lexicon.GIVEN);
        boolean goesOn = pair && lexicon.followsName(text, given + 1);
        boolean word = Lexicon.isPair(lexicon.following, text, given + 1);
        boolean endsThere = pair && lexicon.followsName(text, two);
        if (careful) {
            if (first && second && endsThere && !word) {
                return two;
            }
            return first && (goesOn || !pair) ? given + 1 : 0;
        }
        if (pair && !sure && PLACES.indexOf(text[given + 1]) >= 0) {
            return 0;
        }
        if (endsThere && !word && (second || !goesOn)) {
            return two;
        }
        if ((goesOn || !pair) && (first || sure || !goesOn)) {
            return given + 1;
        }
        if (first && second) {
            return two;
        }
        return sure && pair ? two : 0;
    }

    /// A name of one of the peoples that part given and family name by a dot: the longest that a word before introduces.
    ///
    /// @param dot the place of the dot
    int dotted(char[] text, int dot, Spans spans) {
        int start = 0;
        for (int from = dot - 1; from >= 0 && dot - from <= 7; from--) {
            if (!Shadow.isIdeograph(text[from])) {
                break;
            }
            if (dot - from >= 2 && isIntroduced(text, from)) {
                start = from;
            }
        }
        int end = dot + 1;
        while (end - dot <= 7 && Shadow.isIdeograph(Shadow.at(text, end))) {
            end++;
        }
        boolean alone = !Shadow.isIdeograph(Shadow.at(text, end));
        for (int at = dot + 3; !alone && at < end; at++) {
            if (lexicon.followsName(text, at)) {
                end = at;
            }
        }
        return start > 0 && end - dot > 2 ? spans.add(start, end, NAME) : 0;
    }

    /// Whether a word before this place says that a person's name begins here.
    boolean isIntroduced(char[] text, int start) {
        int at = start;
        while (start - at < 2 && at > 0 && " :,()\"".indexOf(text[at - 1]) >= 0) {
            at--;
        }
        boolean verb = at > 1 && "为是叫".indexOf(text[at - 1]) >= 0;
        var how = introduction(text, at);
        how = how == null && verb ? introduction(text, at - 1) : how;
        return how == Introduction.NAMING || how == Introduction.ROLE;
    }
}
