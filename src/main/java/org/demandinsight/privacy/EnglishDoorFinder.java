package org.demandinsight.privacy;

import static org.demandinsight.privacy.PersonalData.ADDRESS;

import org.demandinsight.privacy.EnglishWords.Kind;
import org.jspecify.annotations.Nullable;

/// Finds house numbers before a street's name, and flats.
final class EnglishDoorFinder {
    private static final int MOST_STREET_WORDS = 5;
    private static final String FLATS_BEGIN = "AaUuRrSsFf";

    private final EnglishWords words;

    EnglishDoorFinder(EnglishWords words) {
        this.words = words;
    }

    /// Looks at the word that begins here: Apt 3B, Unit #12.
    ///
    /// @return where a flat that was found ends, or 0
    int flat(char[] text, int start, Spans spans) {
        if (FLATS_BEGIN.indexOf(text[start]) < 0) {
            return 0;
        }
        int end = EnglishWords.end(text, start);
        if (words.kind(text, start, end) != Kind.FLAT) {
            return 0;
        }
        int at = end;
        at += Shadow.at(text, at) == '.' ? 1 : 0;
        at += Shadow.at(text, at) == ' ' ? 1 : 0;
        at += Shadow.at(text, at) == '#' ? 1 : 0;
        int number = at;
        boolean digit = false;
        while (at - number < 6 && isPlain(Shadow.at(text, at))) {
            digit |= Shadow.isDigit(text[at]);
            at++;
        }
        boolean capital = at - number == 1 && Character.isUpperCase(text[number]);
        boolean letter = capital && at > end + 1 && "IA".indexOf(text[number]) < 0;
        return at - number < 6 && (digit || letter) ? spans.add(start, at, ADDRESS) : 0;
    }

    /// Looks at the number that begins here: only the number of a street's house is personal.
    ///
    /// @return where it ends, or 0
    int house(char[] text, int start, Spans spans) {
        int number = start;
        while (Shadow.isDigit(Shadow.at(text, number))) {
            number++;
        }
        char before = Shadow.at(text, start - 1);
        if (number - start > 5 || (before != 0 && ".,-/:".indexOf(before) >= 0)) {
            return 0;
        }
        number += Shadow.isLetter(Shadow.at(text, number)) ? 1 : 0;
        int at = number;
        for (int read = 0; read < MOST_STREET_WORDS && Shadow.at(text, at) == ' '; read++) {
            int from = at + 1;
            if (!Character.isUpperCase(Shadow.at(text, from)) && !isOrdinal(text, from)) {
                return 0;
            }
            at = from;
            while (isPlain(Shadow.at(text, at)) || Shadow.at(text, at) == '\'') {
                at++;
            }
            if (read > 0 && isStreet(words.kind(text, from, at))) {
                return spans.add(start, number, ADDRESS);
            }
            at += Shadow.at(text, at) == '.' ? 1 : 0;
        }
        return 0;
    }

    /// 12 Oak Hill Dr: the abbreviation of Drive is a title elsewhere.
    private static boolean isStreet(@Nullable Kind kind) {
        return kind == Kind.STREET || kind == Kind.TITLE;
    }

    private static boolean isOrdinal(char[] text, int at) {
        int end = at;
        while (Shadow.isDigit(Shadow.at(text, end))) {
            end++;
        }
        char next = Shadow.at(text, end);
        return end > at && next != 0 && "tnrs".indexOf(next) >= 0;
    }

    private static boolean isPlain(char c) {
        return Shadow.isLetter(c) || Shadow.isDigit(c);
    }
}
