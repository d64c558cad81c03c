package org.demandinsight.privacy;

/// Where redaction marks such as `⟦MOBILE⟧` stand in a redacted text: they are never words.
public final class Marks {
    public static final char OPENS = '⟦';
    public static final char CLOSES = '⟧';

    private static final PersonalData[] KINDS = PersonalData.values();

    private Marks() {}

    /// Where the mark ends (exclusive) that opens at this place; -1 if none opens there.
    public static int end(CharSequence text, int at) {
        if (text.charAt(at) != OPENS) {
            return -1;
        }
        for (var kind : KINDS) {
            var mark = kind.mark();
            if (at + mark.length() <= text.length() && matches(text, at, mark)) {
                return at + mark.length();
            }
        }
        return -1;
    }

    private static boolean matches(CharSequence text, int at, String mark) {
        for (int i = 0; i < mark.length(); i++) {
            if (text.charAt(at + i) != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
