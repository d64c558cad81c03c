package org.demandinsight.search.lucene;

import com.ibm.icu.text.Transliterator;

/// For each character of the basic plane the simplified one, by ICU's own table: a character at a time, for that table
/// hardly looks at neighbours and a look-up costs nothing.
final class Simplified {
    private static final char FIRST = '㐀';
    private static final char LAST = '鿿';

    private final char[] table = new char[LAST - FIRST + 1];

    Simplified() {
        var icu = Transliterator.getInstance("Traditional-Simplified");
        for (char c = FIRST; c <= LAST; c++) {
            var simple = icu.transliterate(String.valueOf(c));
            table[c - FIRST] = simple.length() == 1 ? simple.charAt(0) : c;
        }
    }

    void fold(char[] text, int length) {
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c >= FIRST && c <= LAST) {
                text[i] = table[c - FIRST];
            }
        }
    }
}
