package org.demandinsight.privacy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Counts by class what a Redactor found, missed and took without cause in one half of the gold sentences.
final class GoldTally {
    static final Set<PersonalData> NUMBERS =
            EnumSet.complementOf(EnumSet.of(PersonalData.ADDRESS, PersonalData.NAME));

    private final Map<PersonalData, Score> scores = new EnumMap<>(PersonalData.class);
    private final StringBuilder mistakes = new StringBuilder();

    record Score(int marked, int found, int wrong) {
        double recall() {
            return marked == 0 ? 1 : (double) found / marked;
        }

        double precision() {
            return found + wrong == 0 ? 1 : (double) found / (found + wrong);
        }

        Score plus(Score other) {
            return new Score(marked + other.marked, found + other.found, wrong + other.wrong);
        }
    }

    GoldTally() {
        for (var kind : PersonalData.values()) {
            scores.put(kind, new Score(0, 0, 0));
        }
    }

    /// A part is found if no character of it is left, under whatever mark; what is cut elsewhere is wrong.
    void judge(GoldSentence sentence, String redacted) {
        var cut = sentence.cut(redacted);
        for (var part : sentence.parts()) {
            boolean gone = cut.stream().anyMatch(c -> c.covers(part));
            count(part.kind(), new Score(1, gone ? 1 : 0, 0));
            if (!gone) {
                mistake("missed " + part.kind(), sentence, redacted);
            }
        }
        for (var part : cut) {
            if (sentence.parts().stream().noneMatch(part::meets)) {
                count(part.kind(), new Score(0, 0, 1));
                mistake("took too much", sentence, redacted);
            }
        }
    }

    private void count(PersonalData kind, Score score) {
        scores.put(kind, of(kind).plus(score));
    }

    private void mistake(String what, GoldSentence sentence, String redacted) {
        mistakes.append(what).append(": ").append(sentence.written()).append('\n');
        mistakes.append("   → ").append(redacted).append('\n');
    }

    Score of(PersonalData kind) {
        return Objects.requireNonNull(scores.get(kind));
    }

    Score of(Set<PersonalData> kinds) {
        return kinds.stream().map(this::of).reduce(new Score(0, 0, 0), Score::plus);
    }

    String mistakes() {
        return mistakes.toString();
    }

    String table() {
        var table = new StringBuilder("class        n  recall  precision\n");
        scores.forEach((kind, score) -> table.append(row(kind.name(), score)));
        table.append(row("numbers", of(NUMBERS))).append(row("all", of(scores.keySet())));
        return table.toString();
    }

    private static String row(String name, Score score) {
        return String.format(
                Locale.ROOT,
                "%-10s %3d   %.3f   %.3f%n",
                name,
                score.marked,
                score.recall(),
                score.precision());
    }
}
