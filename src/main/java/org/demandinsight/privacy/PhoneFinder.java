package org.demandinsight.privacy;

import static org.demandinsight.privacy.PersonalData.PHONE;

/// Finds landlines with and without area code, and numbers of other countries, in a run of digits.
final class PhoneFinder {
    private static final int LONGEST_INTERNATIONAL = 15; // ITU-T E.164

    private final PublishedNumbers published;

    PhoneFinder(PublishedNumbers published) {
        this.published = published;
    }

    int find(DigitRun run, Spans spans) {
        if (isMiddle(run)) {
            return 0;
        }
        boolean plus = Shadow.at(run.text, run.start - 1) == '+';
        int n = landline(run, plus);
        if (n == 0) {
            n = plus ? international(run, 0) : american(run);
        }
        boolean zeros = n == 0 && !plus && run.digit(0) == '0' && run.digit(1) == '0';
        if (zeros && run.digit(2) != '0' && isIntroduced(run, spans)) {
            n = international(run, 2);
        }
        if (n == 0 && !plus && isIntroduced(run, spans)) {
            n = local(run);
        }
        if (n == 0
                || NumberFinder.isQuantity(run.text, run.end(n))
                || published.contains(run.first(0, n))) {
            return 0;
        }
        return spans.add(NumberFinder.opened(run), extended(run.text, run.end(n)), PHONE);
    }

    /// A part of a longer code that dashes or dots hold together.
    private static boolean isMiddle(DigitRun run) {
        char before = Shadow.at(run.text, run.start - 1);
        return (before == '-' || before == '.' || before == '/')
                && Shadow.isDigit(Shadow.at(run.text, run.start - 2));
    }

    private static boolean isIntroduced(DigitRun run, Spans spans) {
        return spans.phoneBefore(run.start, 3)
                || Context.isBefore(run.text, run.start, Context.PHONE);
    }

    /// Area code (10, 2x or three digits) and seven or eight more; without the 0 before it only if something parts them.
    ///
    /// @return how many digits it has, or 0
    private static int landline(DigitRun run, boolean plus) {
        int from = country(run);
        if (from > 0 && !plus && run.digit(0) != '0') {
            return 0;
        }
        boolean trunk = run.digit(from) == '0';
        int area = trunk ? from + 1 : from;
        int length = areaLength(run, area);
        if (length == 0 || (!trunk && from == 0 && !run.partsAt(area + length))) {
            return 0;
        }
        int local = area + length;
        if (run.digit(local) < '2') {
            return 0;
        }
        boolean sure = trunk || from > 0 || Shadow.at(run.text, run.end(local)) != ' ';
        for (int n = local + 8; n >= local + 7; n--) {
            boolean grouped = run.count >= n && run.group(local) >= 3;
            if (grouped && sure && run.endsAfter(n) && !endsInLetter(run, n)) {
                return n;
            }
        }
        return 0;
    }

    private static int country(DigitRun run) {
        if (run.digit(0) == '8' && run.digit(1) == '6' && run.count >= 12) {
            return 2;
        }
        return run.count >= 14 && run.first(0, 4).equals("0086") ? 4 : 0;
    }

    private static int areaLength(DigitRun run, int at) {
        char first = run.digit(at);
        if (first == '1') {
            return run.digit(at + 1) == '0' ? 2 : 0;
        }
        if (first == '2') {
            return run.digit(at + 1) == '6' ? 0 : 2;
        }
        return first >= '3' ? 3 : 0;
    }

    /// Country code and number, 8 to 15 digits.
    private static int international(DigitRun run, int from) {
        if (run.digit(from) == '0') {
            return 0;
        }
        for (int n = Math.min(run.count, from + LONGEST_INTERNATIONAL); n >= from + 8; n--) {
            if (run.endsAfter(n) && !endsInLetter(run, n)) {
                return n;
            }
        }
        return 0;
    }

    /// Three, three and four digits as North America writes them, and eight as Hong Kong, Macau and Taiwan do behind their
    /// country codes.
    private static int american(DigitRun run) {
        int from = run.digit(0) == '1' && run.partsAt(1) ? 1 : 0;
        boolean shaped =
                run.count >= from + 10
                        && run.digit(from) >= '2'
                        && run.digit(from + 3) >= '2'
                        && run.group(from) == 3
                        && run.group(from + 3) == 3
                        && run.group(from + 6) == 4;
        boolean spaces =
                shaped && run.text[run.end(from + 6)] == ' ' && run.text[run.end(from + 3)] == ' ';
        if (shaped && (!spaces || Context.isBefore(run.text, run.start, Context.PHONE))) {
            return from + 10;
        }
        boolean near =
                run.count >= 11
                        && run.group(0) == 3
                        && (run.first(0, 3).equals("852") || run.first(0, 3).equals("853"));
        return near && run.endsAfter(11) && !endsInLetter(run, 11) ? 11 : 0;
    }

    /// Seven or eight digits, or ten as in America, behind a word that says what they are.
    private static int local(DigitRun run) {
        if (run.digit(0) < '2') {
            return 0;
        }
        int first = run.group(0);
        for (int n = Math.min(run.count, 10); n >= 7; n--) {
            boolean parted = n != 10 && (first == 3 || first == 4) && run.group(first) >= 3;
            boolean grouped = first == n || parted;
            if (n != 9
                    && grouped
                    && run.endsAfter(n)
                    && !endsInLetter(run, n)
                    && !(n == 8 && isDate(run))) {
                return n;
            }
        }
        return 0;
    }

    private static boolean isDate(DigitRun run) {
        int year = Integer.parseInt(run.first(0, 4));
        int month = Integer.parseInt(run.first(4, 2));
        int day = Integer.parseInt(run.first(6, 2));
        return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day <= 31;
    }

    private static boolean endsInLetter(DigitRun run, int n) {
        return Shadow.isLetter(Shadow.at(run.text, run.end(n)));
    }

    /// With the extension behind it.
    private static int extended(char[] text, int end) {
        int at = end;
        if (Shadow.at(text, at) == '-' || Shadow.at(text, at) == '转') {
            at++;
        } else if (Context.startsAt(text, at, " ext")) {
            at += 4;
            at += Shadow.at(text, at) == '.' ? 1 : 0;
            at += Shadow.at(text, at) == ' ' ? 1 : 0;
        }
        at += Context.startsAt(text, at, "分机") ? 2 : 0;
        int digits = at;
        while (Shadow.isDigit(Shadow.at(text, at))) {
            at++;
        }
        return at > digits && at - digits <= 5 ? at : end;
    }
}
