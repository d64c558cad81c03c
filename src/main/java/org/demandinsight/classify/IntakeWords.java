package org.demandinsight.classify;

import java.util.Locale;
import org.demandinsight.city.Channel;

/// An intake as [Features] reads texts: its facts as words, and what was said. The facts stand in the block of the title,
/// which has a length of its own, so that a long text doesn't drown them; the n-grams of neighbouring facts are their
/// crosses (category × area, area × channel).
///
/// @param facts words that begin with a letter no language writes words with, so that no text says them
record IntakeWords(String facts, String said) {
    /// A click of Khoisan languages, a letter to [Grams].
    private static final char FACT = 'ǂ';

    private static final String APART = ".";

    static IntakeWords of(Intake intake) {
        var facts = new StringBuilder();
        if (!intake.categories().isEmpty()) {
            facts.append(word('c', intake.categories().getFirst()));
        }
        if (!intake.areas().isEmpty()) {
            facts.append(word('a', intake.areas().getFirst()));
        }
        if (intake.channel() != Channel.UNKNOWN) {
            facts.append(word('w', intake.channel().name()));
        }
        for (var above : intake.categories().stream().skip(1).toList()) {
            facts.append(APART).append(word('c', above));
        }
        for (var above : intake.areas().stream().skip(1).toList()) {
            facts.append(APART).append(word('a', above));
        }
        return new IntakeWords(
                facts.toString(), intake.title().value() + APART + intake.text().value());
    }

    /// Codes may hold anything; their hash is one word.
    private static String word(char kind, String code) {
        return String.format(Locale.ROOT, " %c%c%08x", FACT, kind, code.hashCode());
    }
}
