package org.demandinsight.privacy;

/// Text as PostgreSQL takes it (it refuses U+0000 and halves of surrogate pairs), with brackets that belong to no mark made
/// plain.
final class Storable {
    private Storable() {}

    static String of(String raw) {
        int at = 0;
        while (at < raw.length() && isGood(raw.charAt(at))) {
            at++;
        }
        return at == raw.length() ? raw : cleaned(raw, at);
    }

    private static boolean isGood(char c) {
        return c != 0 && !Character.isSurrogate(c) && c != Marks.OPENS && c != Marks.CLOSES;
    }

    private static String cleaned(String raw, int from) {
        var clean = new StringBuilder(raw.length()).append(raw, 0, from);
        for (int at = from; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (isGood(c)) {
                clean.append(c);
            } else if (Character.isHighSurrogate(c)
                    && at + 1 < raw.length()
                    && Character.isLowSurrogate(raw.charAt(at + 1))) {
                clean.append(c).append(raw.charAt(++at));
            } else if (Marks.end(raw, at) > 0) {
                clean.append(raw, at, Marks.end(raw, at));
                at = Marks.end(raw, at) - 1;
            } else if (c == Marks.OPENS) {
                clean.append('[');
            } else if (c == Marks.CLOSES) {
                clean.append(']');
            }
        }
        return clean.toString();
    }
}
