package org.demandinsight.ingest;

import org.demandinsight.kernel.Problem;

/// A name that a sender gives to a file, a source or a mapping. It is only ever shown and compared, never a path; it has
/// to be short and of one line, since it stands in lists, logs and the database.
final class Label {
    private static final int LONGEST = 200;

    private Label() {}

    /// Whether a text may be a name.
    static boolean isGood(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.codePoints().noneMatch(Label::isUnfit);
    }

    private static boolean isUnfit(int c) {
        return Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || c == 0xFFFD;
    }

    /// @throws org.demandinsight.kernel.ProblemException `BAD_REQUEST` if it may not
    static void check(String what, String text) {
        if (!isGood(text)) {
            throw Problem.BAD_REQUEST.because(
                    what + " 不能用作名称：" + Problem.quote(text) + "；请给出不超过 " + LONGEST + " 个字符的一行文字",
                    what
                            + " is no name: "
                            + Problem.quote(text)
                            + "; give one line of at most "
                            + LONGEST
                            + " characters");
        }
    }
}
