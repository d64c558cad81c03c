package org.demandinsight.privacy;

import static org.demandinsight.privacy.PersonalData.NAME;

import java.util.Map;
import java.util.Set;
import org.demandinsight.privacy.EnglishWords.Kind;

/// Finds names in Latin letters: capitals behind a word that introduces a person.
final class EnglishFinder {
    /// Words that introduce somebody only behind one of these.
    private static final Map<String, Set<String>> ONLY_BEHIND =
            Map.of(
                    "is", Set.of("this", "name"),
                    "for", Set.of("ask", "asked", "asking"),
                    "to", Set.of("spoke", "speak", "spoken", "talked"),
                    "with", Set.of("spoke", "speak", "spoken", "talked"));

    private static final int MOST_WORDS = 3;

    private final EnglishWords words;
    private final NameFinder chinese;

    EnglishFinder(EnglishWords words, NameFinder chinese) {
        this.words = words;
        this.chinese = chinese;
    }

    /// Looks at the word that begins here.
    ///
    /// @return where a name that was found ends, or 0
    int find(char[] text, int start, Spans spans) {
        if (!Character.isUpperCase(text[start])) {
            return 0;
        }
        int fewest = fewest(text, start);
        int end = fewest == 0 ? 0 : end(text, start, fewest);
        return end == 0 ? 0 : spans.add(start, end, NAME);
    }

    /// How many capital words make a name here, 0 if nobody is introduced.
    private int fewest(char[] text, int start) {
        int cueEnd = start;
        while (cueEnd > 0 && start - cueEnd < 4 && " :,.\n".indexOf(text[cueEnd - 1]) >= 0) {
            cueEnd--;
        }
        int cueStart = EnglishWords.start(text, cueEnd);
        if (cueStart == cueEnd || cueEnd == start) {
            return isForeign(text, start) ? 2 : 0;
        }
        var kind = words.kind(text, cueStart, cueEnd);
        if (kind == Kind.TITLE) {
            boolean near = start - cueEnd == 1 || text[cueEnd] == '.';
            return near ? 1 : 0;
        }
        if (text[cueEnd] == '.' || (kind != Kind.NAMING && kind != Kind.ROLE)) {
            return 0;
        }
        var behind = ONLY_BEHIND.get(EnglishWords.lower(text, cueStart, cueEnd));
        var before = behind == null ? "" : EnglishWords.before(text, cueStart);
        if (behind != null && !behind.contains(before)) {
            return 0;
        }
        return kind == Kind.NAMING || before.equals("name") ? 1 : 2;
    }

    /// 我同事Jack Wilson
    private boolean isForeign(char[] text, int start) {
        char before = Shadow.at(text, start - 1);
        boolean near = Shadow.isIdeograph(before) || (before != 0 && ":( ".indexOf(before) >= 0);
        return near && chinese.isIntroduced(text, start);
    }

    /// Where a name of at least so many words ends, 0 if it is none.
    private int end(char[] text, int start, int fewest) {
        int read = 0;
        int end = 0;
        int at = start;
        while (read < MOST_WORDS && Character.isUpperCase(Shadow.at(text, at))) {
            int stop = EnglishWords.end(text, at);
            boolean initial = stop - at == 1 && Shadow.at(text, stop) == '.';
            var kind = words.kind(text, at, stop);
            if (kind == Kind.STREET || kind == Kind.FLAT || (kind == Kind.PLACE && fewest > 1)) {
                return 0;
            }
            boolean shouted = fewest > 1 && Character.isUpperCase(Shadow.at(text, at + 1));
            boolean place = kind == Kind.PLACE && read != 1; // Helen Park, but not Park
            boolean letter = stop - at == 1 && !initial;
            if (shouted || place || letter || kind == Kind.OTHER) {
                break;
            }
            read++;
            end = initial ? stop + 1 : stop;
            at = end + 1;
            if (Shadow.at(text, end) != ' ') {
                break;
            }
        }
        return read >= fewest ? withoutOwning(text, start, end) : 0;
    }

    private static int withoutOwning(char[] text, int start, int end) {
        boolean owns = end - start > 3 && text[end - 1] == 's' && text[end - 2] == '\'';
        return owns ? end - 2 : end;
    }
}
