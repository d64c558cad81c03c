package org.demandinsight.privacy;

/// The text as the finders see it: of the same length, full width folded to half, odd dashes and blanks to plain ones, and
/// marks that are already there made opaque.
final class Shadow {
    private static final String SPELLED = "零一二三四五六七八九";
    private static final String FORMAL = "〇壹贰叁肆伍陆柒捌玖";
    private static final String RADIO = "洞幺两\0\0\0\0拐\0勾";

    private Shadow() {}

    static String of(String text) {
        return new String(chars(text));
    }

    static char[] chars(String text) {
        var folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            if (c > '~' && !(c >= '\u4e00' && c <= '\u9fff')) {
                folded[i] = fold(c);
            }
        }
        hideMarks(text, folded);
        return folded;
    }

    private static void hideMarks(String text, char[] folded) {
        for (int at = text.indexOf(Marks.OPENS); at >= 0; at = text.indexOf(Marks.OPENS, at + 1)) {
            int end = Marks.end(text, at);
            for (int i = at; i < end; i++) {
                folded[i] = Marks.OPENS;
            }
        }
    }

    private static char fold(char c) {
        if (c >= '！' && c <= '～') {
            return (char) (c - '！' + '!');
        }
        return switch (c) {
            case '\u3000', '\u00a0', '\u2002', '\u2003', '\u2009', '\u202f' -> ' ';
            case '‐', '‑', '‒', '–', '—', '−', '─' -> '-';
            case '•', '・', '‧' -> '·';
            case '【', '〔', '“' -> '(';
            case '】', '〕', '”' -> ')';
            case '’' -> '\'';
            default -> c;
        };
    }

    /// What a digit is worth, spelled ones too (幺三八 is 138); -1 for anything else.
    static int digit(char c) {
        if (c <= '9') {
            return c >= '0' ? c - '0' : -1;
        }
        if (c < '〇') {
            return -1;
        }
        int value = SPELLED.indexOf(c);
        if (value < 0) {
            value = FORMAL.indexOf(c);
        }
        if (value < 0) {
            value = c == '么' ? 1 : RADIO.indexOf(c);
        }
        return value;
    }

    static boolean isSpelled(char c) {
        return c > '9' && digit(c) >= 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    static boolean isIdeograph(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
    }

    /// The character at a place, U+0000 outside the text.
    static char at(char[] text, int place) {
        return place >= 0 && place < text.length ? text[place] : 0;
    }

    /// Spelled digits become digits too.
    static String unspelled(String shadow) {
        var digits = shadow.toCharArray();
        for (int i = 0; i < digits.length; i++) {
            if (isSpelled(digits[i])) {
                digits[i] = (char) ('0' + digit(digits[i]));
            }
        }
        return new String(digits);
    }

    static String digits(CharSequence text) {
        var digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }
}
