package org.demandinsight.privacy;

/// The text as the patterns see it: of the same length, full width folded to half, odd dashes and blanks to plain ones.
final class Shadow {
    private static final String SPELLED = "零一二三四五六七八九";

    private Shadow() {}

    static String of(String text) {
        var folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(text.charAt(i));
        }
        return new String(folded);
    }

    private static char fold(char c) {
        if (c >= '！' && c <= '～') {
            return (char) (c - '！' + '!');
        }
        return switch (c) {
            case '\u3000', '\u00a0', '\t' -> ' ';
            case '‐', '‑', '–', '—', '－', '−', '─' -> '-';
            default -> c;
        };
    }

    /// Digits that are spelled as characters become digits too: 幺三八 is 138.
    static String unspelled(String shadow) {
        var digits = shadow.toCharArray();
        for (int i = 0; i < digits.length; i++) {
            int value = SPELLED.indexOf(digits[i]);
            if (value >= 0) {
                digits[i] = (char) ('0' + value);
            } else if (digits[i] == '〇' || digits[i] == '洞') {
                digits[i] = '0';
            } else if (digits[i] == '幺' || digits[i] == '么') {
                digits[i] = '1';
            } else if (digits[i] == '两') {
                digits[i] = '2';
            } else if (digits[i] == '拐') {
                digits[i] = '7';
            }
        }
        return new String(digits);
    }

    static String digits(CharSequence text) {
        var digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || c == 'X' || c == 'x') {
                digits.append(c);
            }
        }
        return digits.toString();
    }
}
