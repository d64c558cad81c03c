package org.demandinsight.privacy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// English words of a text, where they begin and end, and what those that the lexicon knows say about capitals or numbers
/// beside them.
final class EnglishWords {
    private static final int LONGEST = 14;

    /// What a word says; the lexicon calls the kinds by these names.
    enum Kind {
        /// Mr: a name follows.
        TITLE,
        /// regards: one capital word behind it is a name.
        NAMING,
        /// landlord: two capital words behind it are.
        ROLE,
        STREET,
        FLAT,
        /// Library: what it stands in is no person.
        PLACE,
        /// Monday: begins something else.
        OTHER
    }

    private final Map<String, Kind> kinds = new HashMap<>();

    EnglishWords() {
        for (var line : Lexicon.lines("english")) {
            var words = line.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                if (kinds.put(words[i], Kind.valueOf(words[0])) != null) {
                    throw new IllegalStateException(words[i] + " is twice in english.txt");
                }
            }
        }
    }

    @Nullable Kind kind(char[] text, int from, int to) {
        return to - from > LONGEST ? null : kinds.get(lower(text, from, to));
    }

    static String lower(char[] text, int from, int to) {
        return new String(text, from, to - from).toLowerCase(Locale.ROOT);
    }

    static int end(char[] text, int start) {
        int end = start;
        while (end < text.length && (isLatin(text[end]) || isJoined(text, end))) {
            end++;
        }
        return end;
    }

    static int start(char[] text, int end) {
        int start = end;
        while (start > 0 && (Shadow.isLetter(text[start - 1]) || text[start - 1] == '\'')) {
            start--;
        }
        return start;
    }

    /// The word that ends here or a blank before here, in small letters.
    static String before(char[] text, int place) {
        int end = place;
        while (end > 0 && text[end - 1] == ' ') {
            end--;
        }
        return lower(text, start(text, end), end);
    }

    /// With the accents of Western Europe.
    private static boolean isLatin(char c) {
        return Shadow.isLetter(c) || (c >= '\u00c0' && c < '\u0250' && Character.isLetter(c));
    }

    private static boolean isJoined(char[] text, int at) {
        return (text[at] == '\'' || text[at] == '-') && Shadow.isLetter(Shadow.at(text, at + 1));
    }
}
