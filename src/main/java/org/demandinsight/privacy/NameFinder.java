package org.demandinsight.privacy;

import static org.demandinsight.privacy.PersonalData.NAME;

import org.demandinsight.privacy.Lexicon.Introduction;

/// Finds Chinese names by what stands around them: a title behind, words before that introduce a person, or the verb of a
/// work order that begins with them.
final class NameFinder {
    private static final String BEFORE_TITLED = "向给由找和与是的对让请叫经为被把跟同及、感谢问到以时后称里";
    private static final String PLACES = "路街镇乡村桥";
    private static final int LONGEST_DOTTED = 7;

    private final Lexicon lexicon;
    private final Introductions introductions;
    private final GivenNames givenNames;

    NameFinder(Lexicon lexicon) {
        this.lexicon = lexicon;
        introductions = new Introductions(lexicon);
        givenNames = new GivenNames(lexicon);
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
        int title = lexicon.titleAt(text, given).length();
        if (title > 0) {
            boolean thing = !compound && isThing(text, start);
            boolean addressed = !thing && !isNamedAfter(text, given + title);
            return addressed && maySpeakOf(text, start) ? spans.add(start, given, NAME) : 0;
        }
        if (isCalled(text, start, given)) {
            return spans.add(start, given, NAME);
        }
        if (!givenNames.mayBegin(text, given)
                || (!compound && Lexicon.isPair(lexicon.notNames, text, start))
                || Lexicon.isPair(lexicon.namesOfThings, text, start - 1)) {
            return 0;
        }
        boolean doubtful = !compound && lexicon.is(text[start], Lexicon.DOUBTFUL);
        int end = titled(text, start, given, doubtful);
        end = end > 0 ? end : introduced(text, start, given, doubtful);
        end = end > 0 ? end : reporting(text, start, given);
        return end > 0 && !isNamedAfter(text, end) ? spans.add(start, end, NAME) : 0;
    }

    /// 姓罗, but not 姓名 or 百姓.
    private static boolean isCalled(char[] text, int start, int given) {
        return Shadow.at(text, start - 1) == '姓'
                && Shadow.at(text, given) != '名'
                && "贵百同".indexOf(Shadow.at(text, start - 2)) < 0;
    }

    /// 临时工, 小区经理: the family name is the end or the beginning of a common word.
    private boolean isThing(char[] text, int start) {
        return Lexicon.isPair(lexicon.namesOfThings, text, start - 1)
                || Lexicon.isPair(lexicon.notNames, text, start)
                || (start + 3 <= text.length
                        && lexicon.namesOfThings.contains(new String(text, start, 3)));
    }

    /// Whether a family name is one here that elsewhere is a word or the end of one (照顾爷爷).
    private boolean maySpeakOf(char[] text, int start) {
        boolean doubtful = lexicon.is(text[start], Lexicon.DOUBTFUL);
        if (!doubtful && !Lexicon.isPair(lexicon.wordEnds, text, start - 1)) {
            return true;
        }
        char before = Shadow.at(text, start - 1);
        if (!Shadow.isIdeograph(before)) {
            return !Shadow.isLetter(before) && !Shadow.isDigit(before);
        }
        return BEFORE_TITLED.indexOf(before) >= 0 || introductions.ending(text, start) != null;
    }

    /// 张衡路, 李宁体育: what is called after somebody.
    private boolean isNamedAfter(char[] text, int end) {
        char next = Shadow.at(text, end);
        return PLACES.indexOf(next) >= 0 || Lexicon.isPair(lexicon.namesOfThings, text, end);
    }

    /// Family name, given name, title: 胡华衡书记.
    private int titled(char[] text, int start, int given, boolean doubtful) {
        char before = Shadow.at(text, start - 1);
        boolean middle = Shadow.isIdeograph(before) && BEFORE_TITLED.indexOf(before) < 0;
        boolean word = doubtful || Lexicon.isPair(lexicon.wordEnds, text, start - 1);
        if ((middle && word) || Lexicon.isPair(lexicon.namesOfThings, text, given)) {
            return 0;
        }
        for (int end = given + 2; end > (doubtful ? given + 1 : given); end--) {
            if (givenNames.isUsual(text, given, end) && !lexicon.titleAt(text, end).isEmpty()) {
                return end;
            }
        }
        return 0;
    }

    private int introduced(char[] text, int start, int given, boolean doubtful) {
        var introduction = introductions.before(text, start);
        return introduction.how() == null ? 0 : givenNames.end(text, given, introduction, doubtful);
    }

    /// Who a work order begins with: 张秀英反映…
    private int reporting(char[] text, int start, int given) {
        char before = Shadow.at(text, start - 1);
        int end = given + 2;
        boolean begins = before == 0 || "。;\n".indexOf(before) >= 0;
        return begins
                        && Lexicon.isPair(lexicon.reporting, text, end)
                        && givenNames.isUsual(text, given, end)
                ? end
                : 0;
    }

    /// A name of one of the peoples that part given and family name by a dot: the longest that a word before introduces.
    ///
    /// @param dot the place of the dot
    int dotted(char[] text, int dot, Spans spans) {
        int start = 0;
        for (int from = dot - 1; from >= 0 && dot - from <= LONGEST_DOTTED; from--) {
            if (!Shadow.isIdeograph(text[from])) {
                break;
            }
            if (dot - from >= 2 && isIntroduced(text, from)) {
                start = from;
            }
        }
        int end = dot + 1;
        while (end - dot <= LONGEST_DOTTED && Shadow.isIdeograph(Shadow.at(text, end))) {
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
        var how = introductions.before(text, start).how();
        return how == Introduction.NAMING || how == Introduction.ROLE;
    }
}
