package org.demandinsight.privacy;

import static org.demandinsight.privacy.PersonalData.BANK_CARD;
import static org.demandinsight.privacy.PersonalData.ID_CARD;
import static org.demandinsight.privacy.PersonalData.MOBILE;

import java.util.Set;

/// Finds identity numbers, bank cards and mobile numbers in a run of digits, and hands on what is none of them.
final class NumberFinder {
    /// Words in Latin letters that may touch the number which they introduce; other letters make it a code.
    private static final Set<String> INTRODUCING =
            Set.of(
                    "tel",
                    "phone",
                    "mobile",
                    "mob",
                    "cell",
                    "id",
                    "no",
                    "wx",
                    "vx",
                    "v",
                    "qq",
                    "call",
                    "ph",
                    "fax",
                    "wechat",
                    "contact",
                    "sfz",
                    "card",
                    "telephone",
                    "cellphone",
                    "number");

    private static final String MONEY_AND_MEASURES = "元块万亿吨度%米户";

    private final PublishedNumbers published;
    private final PhoneFinder phones;

    NumberFinder(PublishedNumbers published) {
        this.published = published;
        phones = new PhoneFinder(published);
    }

    /// Looks at the run of digits that begins here.
    ///
    /// @return where a number that was found ends, or 0
    int find(char[] text, int start, Spans spans) {
        if (Shadow.isSpelled(text[start])) {
            return mobile(DigitRun.spelled(text, start), spans);
        }
        if (!mayBegin(text, start)) {
            return 0;
        }
        var run = DigitRun.plain(text, start);
        if (run.count < 7) {
            return Shadow.isSpelled(Shadow.at(text, run.end(run.count)))
                    ? mobile(DigitRun.spelled(text, start), spans)
                    : 0;
        }
        int end = run.count >= 15 ? card(run, spans) : 0;
        end = end > 0 ? end : mobile(run, spans);
        end = end > 0 ? end : phones.find(run, spans);
        return end > 0 || !Shadow.isSpelled(Shadow.at(text, run.end(run.count)))
                ? end
                : mobile(DigitRun.spelled(text, start), spans);
    }

    /// Not within a code of letters and digits.
    private static boolean mayBegin(char[] text, int start) {
        int from = start;
        while (from > 0 && start - from < 12 && Shadow.isLetter(text[from - 1])) {
            from--;
        }
        if (from == start) {
            return true;
        }
        var word = new String(text, from, start - from).toLowerCase(java.util.Locale.ROOT);
        return INTRODUCING.contains(word);
    }

    private static int card(DigitRun run, Spans spans) {
        int end = identity(run);
        if (end > 0) {
            return spans.add(run.start, end, ID_CARD);
        }
        for (int n = Math.min(19, run.count); n >= 16; n--) {
            if (ends(run, n)
                    && (!run.partsAt(run.group(0)) || run.group(0) >= 4)
                    && Checksums.isBankCard(run.first(0, n))) {
                return spans.add(run.start, run.end(n), BANK_CARD);
            }
        }
        return 0;
    }

    private static int identity(DigitRun run) {
        if (run.count >= 18 && ends(run, 18) && Checksums.isIdCard(run.first(0, 18))) {
            return run.end(18);
        }
        if (run.count >= 17) {
            int last = run.end(17);
            last += Shadow.at(run.text, last) == ' ' || Shadow.at(run.text, last) == '-' ? 1 : 0;
            char check = Shadow.at(run.text, last);
            if ((check == 'X' || check == 'x')
                    && !Shadow.isLetter(Shadow.at(run.text, last + 1))
                    && Checksums.isIdCard(run.first(0, 17) + 'X')) {
                return last + 1;
            }
        }
        boolean old =
                run.count >= 15
                        && ends(run, 15)
                        && Checksums.isOldIdCard(run.first(0, 15))
                        && Context.isBefore(run.text, run.start, Context.IDENTITY);
        return old ? run.end(15) : 0;
    }

    private static boolean ends(DigitRun run, int n) {
        return run.endsAfter(n) && !Shadow.isLetter(Shadow.at(run.text, run.end(n)));
    }

    private int mobile(DigitRun run, Spans spans) {
        int from = prefix(run);
        if (run.digit(from) != '1' || run.digit(from + 1) < '3' || run.count < from + 11) {
            return 0;
        }
        int n = from + 11;
        boolean whole = run.endsAfter(n) && run.isWrittenAsOne(from, 11);
        if (!whole || isQuantity(run.text, run.end(n)) || published.contains(run.first(from, 11))) {
            return 0;
        }
        int start = opened(run);
        return spans.add(start, run.end(n), MOBILE);
    }

    /// How many digits the country code takes, or the 0 that old exchanges wanted.
    private static int prefix(DigitRun run) {
        if (run.digit(0) == '8' && run.digit(1) == '6') {
            return 2;
        }
        if (run.digit(0) != '0') {
            return 0;
        }
        return run.digit(1) == '0' && run.digit(2) == '8' && run.digit(3) == '6' ? 4 : 1;
    }

    /// With the plus sign and the bracket before it.
    static int opened(DigitRun run) {
        int start = run.start;
        start -= Shadow.at(run.text, start - 1) == '+' ? 1 : 0;
        boolean bracket = Shadow.at(run.text, start - 1) == '(';
        for (int at = run.start; bracket && at < run.end(Math.min(run.count, 6)) + 1; at++) {
            if (Shadow.at(run.text, at) == ')') {
                return start - 1;
            }
        }
        return start;
    }

    static boolean isQuantity(char[] text, int at) {
        char next = Shadow.at(text, at);
        next = next == ' ' ? Shadow.at(text, at + 1) : next;
        boolean area = next == '平' && "方米".indexOf(Shadow.at(text, at + 1)) >= 0;
        return area || (next != 0 && MONEY_AND_MEASURES.indexOf(next) >= 0);
    }
}
