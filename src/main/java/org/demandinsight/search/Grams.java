package org.demandinsight.search;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The n-grams of a text, as hashes with their places, without making a string of any of them.
///
/// A text is a row of symbols: each Chinese character is one, each word of letters and digits is one. Runs of one to
/// three symbols are its n-grams: character n-grams in Chinese, word n-grams in English, and mixtures such as `3号线`.
/// Letters are folded (case, full width). A redaction mark (`⟦MOBILE⟧`) is dropped, and no n-gram reaches over it, nor
/// over punctuation. A buffer: the n-grams of a text last until the next text is read.
public final class Grams {
    private static final char MARK_OPENS = '⟦';
    private static final char MARK_CLOSES = '⟧';
    private static final int LONG_NUMBER = 5;
    private static final int SHORTEST_TO_STEM = 4;

    /// A word longer than this also counts by so many of its first letters: `immigrants` beside `immigration`.
    private static final int BEGINNING = 5;

    private static final int SALT_OF_BEGINNINGS = 0x3C6EF372;
    public static final int HASH_OF_NOTHING = 0x811C9DC5;

    public int[] hashes = new int[3 * 512];
    public int[] starts = new int[3 * 512];
    public int[] ends = new int[3 * 512];
    public int size;
    private final @Nullable Stems stems;
    private boolean english;
    private int beginning;

    /// Tells words of one stem by one hash.
    public interface Stems {
        /// Hash of the stem of a word of ASCII letters.
        ///
        /// @param hash of the word itself
        int of(int hash, String text, int start, int end);
    }

    /// Words as they are.
    public Grams() {
        stems = null;
    }

    /// English words by their stems, and longer ones once more by how they begin.
    public Grams(Stems stems) {
        this.stems = stems;
    }

    /// Reads a text in place of what was read before.
    ///
    /// @param salt tells the n-grams of one namespace from those of another
    @CanIgnoreReturnValue
    public Grams read(String text, int salt) {
        size = 0;
        return readMore(text, salt);
    }

    /// Reads another text, whose n-grams follow; places count from its own beginning.
    @CanIgnoreReturnValue
    public Grams readMore(String text, int salt) {
        int length = text.length();
        makeRoom(3 * length);
        int before = 0;
        int beforeStart = -1;
        int last = 0;
        int lastStart = -1;
        int at = 0;
        while (at < length) {
            char c = fold(text.charAt(at));
            int start = at;
            int symbol;
            english = false;
            if (isIdeograph(c)) {
                symbol = mix(c * 0x9E3779B1);
                at++;
            } else if (isWordPart(c)) {
                at = afterWord(text, at);
                symbol = word(text, start, at);
            } else if (c == ' ') {
                at++;
                continue;
            } else {
                at = c == MARK_OPENS ? afterMark(text, at) : at + 1;
                beforeStart = -1;
                lastStart = -1;
                continue;
            }
            int one = mix(symbol + salt);
            add(one, start, at);
            if (english && at - start > BEGINNING) {
                add(mix(beginning + salt + SALT_OF_BEGINNINGS), start, at);
            }
            if (lastStart >= 0) {
                add(mix(last * 31 + one), lastStart, at);
                if (beforeStart >= 0) {
                    add(mix((before * 31 + last) * 31 + one), beforeStart, at);
                }
            }
            before = last;
            beforeStart = lastStart;
            last = one;
            lastStart = start;
        }
        return this;
    }

    private void add(int hash, int start, int end) {
        hashes[size] = hash;
        starts[size] = start;
        ends[size++] = end;
    }

    private void makeRoom(int more) {
        if (size + more > hashes.length) {
            int room = Math.max(size + more, hashes.length * 2);
            hashes = Arrays.copyOf(hashes, room);
            starts = Arrays.copyOf(starts, room);
            ends = Arrays.copyOf(ends, room);
        }
    }

    private static int afterWord(String text, int start) {
        int at = start + 1;
        while (at < text.length()) {
            char c = fold(text.charAt(at));
            if (!isWordPart(c) || isIdeograph(c)) {
                break;
            }
            at++;
        }
        return at;
    }

    /// A long number names one thing (an order, a date): only its length can be shared.
    private int word(String text, int start, int end) {
        int hash = HASH_OF_NOTHING;
        boolean number = true;
        boolean letters = true;
        for (int at = start; at < end; at++) {
            char c = fold(text.charAt(at));
            hash = then(hash, c);
            number &= c >= '0' && c <= '9';
            letters &= c >= 'a' && c <= 'z';
            if (at - start == BEGINNING - 1) {
                beginning = hash;
            }
        }
        english = letters && stems != null;
        if (letters && stems != null && end - start >= SHORTEST_TO_STEM) {
            return mix(stems.of(hash, text, start, end));
        }
        return number && end - start >= LONG_NUMBER ? end - start : mix(hash);
    }

    /// The hash of a word that goes on with a letter; a word begins with [#HASH_OF_NOTHING].
    public static int then(int hash, char next) {
        return (hash ^ next) * 0x01000193;
    }

    private static int afterMark(String text, int open) {
        int close = text.indexOf(MARK_CLOSES, open);
        return close < 0 ? open + 1 : close + 1;
    }

    public static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return fold((char) (c - 0xFEE0));
        }
        return isIdeograph(c) ? c : Character.toLowerCase(c);
    }

    static boolean isIdeograph(char c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x3040 && c <= 0x30FF)
                || (c >= 0xF900 && c <= 0xFAFF);
    }

    private static boolean isWordPart(char c) {
        return c < 0x80
                ? (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c);
    }

    /// The finisher of MurmurHash3: every bit of the input moves every bit of the output.
    private static int mix(int h) {
        h ^= h >>> 16;
        h *= 0x85EBCA6B;
        h ^= h >>> 13;
        h *= 0xC2B2AE35;
        return h ^ (h >>> 16);
    }
}
