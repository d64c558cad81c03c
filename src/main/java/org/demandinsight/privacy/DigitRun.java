package org.demandinsight.privacy;

/// Digits that stand together, single blanks, dashes and the like between them: what a person reads as one number.
final class DigitRun {
    private static final int LONGEST = 24;
    private static final int WIDEST_GAP = 3;

    final char[] text;
    final int start;
    final int count;
    private final char[] digits = new char[LONGEST];
    private final int[] ends = new int[LONGEST];

    private DigitRun(char[] text, int start, boolean spelled) {
        this.text = text;
        this.start = start;
        int read = 0;
        int gap = 0;
        for (int at = start; at < text.length && read < LONGEST; at++) {
            char c = text[at];
            int value = spelled ? Shadow.digit(c) : Shadow.isDigit(c) ? c - '0' : -1;
            if (value >= 0) {
                digits[read] = (char) ('0' + value);
                ends[read++] = at + 1;
                gap = 0;
            } else if (!isSeparator(c) || ++gap > WIDEST_GAP) {
                break;
            }
        }
        count = read;
    }

    static DigitRun plain(char[] text, int start) {
        return new DigitRun(text, start, false);
    }

    static DigitRun spelled(char[] text, int start) {
        return new DigitRun(text, start, true);
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '(' || c == ')' || c == '·' || c == '_';
    }

    char digit(int i) {
        return i < count ? digits[i] : 0;
    }

    /// Where the first `n` digits end, exclusive.
    int end(int n) {
        return n == 0 ? start : ends[n - 1];
    }

    String first(int from, int n) {
        return new String(digits, from, n);
    }

    /// Whether a number of `n` digits can end here: no digit follows directly.
    boolean endsAfter(int n) {
        return count >= n && !Shadow.isDigit(Shadow.at(text, end(n)));
    }

    /// Whether something stands between digit `n - 1` and digit `n`.
    boolean partsAt(int n) {
        return n > 0 && n < count && ends[n] - ends[n - 1] > 1;
    }

    /// How many digits stand together from digit `from` on.
    int group(int from) {
        int to = from + 1;
        while (to < count && !partsAt(to)) {
            to++;
        }
        return to - from;
    }

    /// Whether `n` digits from `from` on are in groups that someone would write: together, of two or more, or one by one.
    boolean isWrittenAsOne(int from, int n) {
        int groups = 0;
        int single = 0;
        for (int at = from; at < from + n; at += group(at)) {
            groups++;
            single += group(at) == 1 ? 1 : 0;
        }
        return (groups <= 4 && single == 0) || (groups == n && single == n);
    }
}
