package org.demandinsight.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.StringTokenizer;

/// The words by which names are known, and for every character what may begin or end there, so that one look tells whether a
/// place is worth a second.
final class Lexicon {
    static final int DIGIT = 1;
    static final int SURNAME = 2;
    static final int GIVEN = 4;
    static final int INTRODUCES = 8;
    static final int TITLE = 16;
    static final int PROVINCE = 32;
    static final int LETTER = 64;
    static final int COMPOUND = 128;
    static final int DOUBTFUL = 256;

    /// How sure a word is that a name follows.
    enum Introduction {
        /// 我叫, 联系人: whatever follows a family name.
        NAMING,
        /// 业主, 司机: who somebody is; a name may follow.
        ROLE,
        /// A word's end such as 员 or 者: only what looks like a name through and through.
        LOOSE
    }

    final Set<String> compoundSurnames = new HashSet<>();
    final Set<String> notNames;
    final Set<String> namesOfThings;
    final Set<String> reporting;
    final Set<String> wordEnds;
    final Set<String> following;
    final Map<String, Introduction> introductions = new HashMap<>();
    private final Map<Character, List<String>> titles = new HashMap<>();
    private final short[] flags = new short[Character.MAX_VALUE + 1];

    Lexicon() {
        notNames = words("not-names");
        namesOfThings = words("names-of-things");
        reporting = words("reporting");
        wordEnds = words("word-ends");
        following = words("following-names");
        for (var surname : words("surnames")) {
            if (surname.length() > 1) {
                compoundSurnames.add(surname);
            }
            flag(surname.charAt(0), surname.length() > 1 ? COMPOUND : SURNAME);
        }
        words("doubtful-surnames").forEach(surname -> flag(surname.charAt(0), DOUBTFUL));
        for (var given : words("given-names")) {
            given.chars().forEach(c -> flag((char) c, GIVEN));
        }
        introduce("introducing-names", Introduction.NAMING);
        introduce("introducing-roles", Introduction.ROLE);
        introduce("introducing-ends", Introduction.LOOSE);
        for (var title : words("titles")) {
            flag(title.charAt(0), TITLE);
            titles.computeIfAbsent(title.charAt(0), _ -> new ArrayList<>()).add(title);
        }
        titles.values().forEach(list -> list.sort((a, b) -> b.length() - a.length()));
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (Shadow.digit(c) >= 0 || c == '十' || (c >= '甲' && "甲乙丙丁".indexOf(c) >= 0)) {
                flag(c, DIGIT);
            } else if (Shadow.isLetter(c)) {
                flag(c, LETTER);
            }
        }
        SignFinder.PROVINCES.chars().forEach(c -> flag((char) c, PROVINCE));
    }

    private void introduce(String resource, Introduction how) {
        for (var word : words(resource)) {
            introductions.put(word, how);
            flag(word.charAt(word.length() - 1), INTRODUCES);
        }
    }

    private void flag(char c, int flag) {
        flags[c] |= (short) flag;
    }

    int flags(char c) {
        return flags[c];
    }

    boolean is(char c, int flag) {
        return (flags[c] & flag) != 0;
    }

    /// Whether what stands here goes on after a name: no Chinese character, or one or two that seldom are a part of it.
    boolean followsName(char[] text, int at) {
        char c = Shadow.at(text, at);
        return !Shadow.isIdeograph(c)
                || following.contains(String.valueOf(c))
                || isPair(following, text, at);
    }

    /// Whether the two characters here are one of the words.
    static boolean isPair(Set<String> words, char[] text, int at) {
        return at >= 0 && at + 2 <= text.length && words.contains(new String(text, at, 2));
    }

    /// The longest title that begins here, empty if none does.
    String titleAt(char[] text, int at) {
        if (at < text.length && is(text[at], TITLE)) {
            for (var title : titles.getOrDefault(text[at], List.of())) {
                if (Context.startsAt(text, at, title)) {
                    return title;
                }
            }
        }
        return "";
    }

    private static Set<String> words(String name) {
        var words = new HashSet<String>();
        for (var line : lines(name)) {
            var tokens = new StringTokenizer(line);
            while (tokens.hasMoreTokens()) {
                words.add(tokens.nextToken());
            }
        }
        return words;
    }

    /// The lines of a word list that are no comments.
    static List<String> lines(String name) {
        var resource = "/lexicon/" + name + ".txt";
        var in = Objects.requireNonNull(Lexicon.class.getResourceAsStream(resource), resource);
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && line.charAt(0) != '#').toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
