package org.demandinsight.privacy;

import static org.demandinsight.privacy.PersonalData.EMAIL;
import static org.demandinsight.privacy.PersonalData.PLATE;

/// Finds e-mail addresses around their @, and number plates behind the character of their province.
final class SignFinder {
    private static final String LAST = "挂学警港澳领";

    static final String PROVINCES = "京津沪滬渝冀豫云雲遼蘇魯陝貴寧粵辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使";

    private SignFinder() {}

    /// @param at the place of an @
    static int mail(char[] text, int at, Spans spans) {
        int start = at;
        while (start > 0 && isLocal(text[start - 1])) {
            start--;
        }
        int end = at + 1;
        int lastDot = -1;
        while (end < text.length
                && (isWord(text[end])
                        || text[end] == '-'
                        || (text[end] == '.' && isWord(Shadow.at(text, end + 1))))) {
            lastDot = text[end] == '.' ? end : lastDot;
            end++;
        }
        boolean whole = start < at && lastDot > at + 1 && end - lastDot > 2;
        return whole ? spans.add(start, end, EMAIL) : 0;
    }

    private static boolean isWord(char c) {
        return Shadow.isDigit(c) || Shadow.isLetter(c);
    }

    private static boolean isLocal(char c) {
        return isWord(c) || c == '.' || c == '_' || c == '%' || c == '+' || c == '-';
    }

    /// Province, letter, and five places, six for new-energy vehicles, or four and a character for the kind.
    ///
    /// @param start the place of a province's character
    static int plate(char[] text, int start, Spans spans) {
        int at = start + 1;
        at += Shadow.at(text, at) == ' ' ? 1 : 0;
        if (!Shadow.isLetter(Shadow.at(text, at))) {
            return 0;
        }
        at++;
        for (int gap = 0; gap < 3 && " ·.-".indexOf(Shadow.at(text, at)) >= 0; gap++) {
            at++;
        }
        int places = 0;
        int digits = 0;
        while (places < 6) {
            char c = Shadow.at(text, at);
            if (c == ' ' && places > 0 && places < 5 && isPlace(Shadow.at(text, at + 1))) {
                at++;
                c = text[at];
            }
            if (!isPlace(c)) {
                break;
            }
            digits += Shadow.isDigit(c) ? 1 : 0;
            places++;
            at++;
        }
        boolean kind = places >= 4 && places < 6 && LAST.indexOf(Shadow.at(text, at)) >= 0;
        at += kind ? 1 : 0;
        boolean whole = digits >= 1 && (places >= 5 || kind) && !isWord(Shadow.at(text, at));
        return whole ? spans.add(start, at, PLATE) : 0;
    }

    /// The letters I and O are not used; people write O for 0 all the same.
    private static boolean isPlace(char c) {
        return isWord(c);
    }
}
