package org.demandinsight.privacy;

/// Takes personal data out of free text before anything is stored, indexed or logged: what was found is replaced by a mark
/// such as `⟦MOBILE⟧`. Numbers are known by shape and check digit, names by what stands around them. Redacting twice
/// changes nothing more.
///
/// One walk over the text, which looks closer only where a character can begin something: [Lexicon] tells by one look. Nothing
/// here changes after construction; any number of threads may share it.
public final class Redactor {
    /// Raised whenever the same text may come out otherwise: what an older version cleaned is cleaned again.
    public static final int VERSION = 1;

    /// What is cut may bring together what then reads as more; each round cuts at least one, so that few are needed.
    private static final int ROUNDS = 8;

    private static final int WORTH_A_LOOK =
            Lexicon.DIGIT | Lexicon.SURNAME | Lexicon.COMPOUND | Lexicon.PROVINCE | Lexicon.LETTER;

    private final Lexicon lexicon = new Lexicon();
    private final NumberFinder numbers;
    private final NameFinder names = new NameFinder(lexicon);
    private final EnglishWords words = new EnglishWords();
    private final EnglishFinder english = new EnglishFinder(words, names);
    private final EnglishDoorFinder englishDoors = new EnglishDoorFinder(words);

    public Redactor(PublishedNumbers published) {
        numbers = new NumberFinder(published);
    }

    /// The text without personal data; what PostgreSQL can't hold (U+0000, halves of surrogate pairs) is gone too, and
    /// brackets that would forge a mark are plain ones. Whole marks stay, so that what is redacted may be redacted again.
    public RedactedText redact(String raw) {
        var text = Storable.of(raw);
        for (int round = 0; round < ROUNDS; round++) {
            var spans = find(Shadow.chars(text));
            if (spans.isEmpty()) {
                break;
            }
            text = spans.cutFrom(text);
        }
        return RedactedText.redacted(text);
    }

    private Spans find(char[] text) {
        var spans = new Spans();
        int at = 0;
        while (at < text.length) {
            char c = text[at];
            int flags = lexicon.flags(c);
            int end = 0;
            if ((flags & WORTH_A_LOOK) != 0) {
                end = look(text, at, flags, spans);
            } else if (c == '@') {
                end = SignFinder.mail(text, at, spans);
            } else if (c == '·') {
                end = names.dotted(text, at, spans);
            }
            at = Math.max(end, at + 1);
        }
        return spans;
    }

    private int look(char[] text, int at, int flags, Spans spans) {
        int end = 0;
        if ((flags & Lexicon.DIGIT) != 0) {
            end = digits(text, at, spans);
        } else if ((flags & Lexicon.LETTER) != 0) {
            end = letters(text, at, spans);
        }
        if (end == 0 && (flags & Lexicon.PROVINCE) != 0) {
            end = SignFinder.plate(text, at, spans);
        }
        boolean family = (flags & (Lexicon.SURNAME | Lexicon.COMPOUND)) != 0;
        return end == 0 && family ? names.find(text, at, spans) : end;
    }

    private int digits(char[] text, int at, Spans spans) {
        char before = Shadow.at(text, at - 1);
        boolean plain = Shadow.isDigit(text[at]);
        if (Shadow.isDigit(before) || (!plain && Shadow.isSpelled(before))) {
            return 0;
        }
        int end = numbers.find(text, at, spans);
        end = end == 0 && !Shadow.isLetter(before) ? DoorFinder.find(text, at, spans) : end;
        return end == 0 && plain && !Shadow.isLetter(before)
                ? englishDoors.house(text, at, spans)
                : end;
    }

    /// At the beginning of a word; a single letter may begin a door (A座1203).
    private int letters(char[] text, int at, Spans spans) {
        char before = Shadow.at(text, at - 1);
        if (Shadow.isLetter(before) || Shadow.isDigit(before)) {
            return 0;
        }
        boolean word = Shadow.isLetter(Shadow.at(text, at + 1));
        int end = word ? 0 : DoorFinder.find(text, at, spans);
        end = end == 0 ? englishDoors.flat(text, at, spans) : end;
        return end == 0 ? english.find(text, at, spans) : end;
    }
}
