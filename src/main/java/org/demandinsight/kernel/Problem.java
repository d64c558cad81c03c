package org.demandinsight.kernel;

/// Everything that a caller can be told has gone wrong. The names are part of the API (`extensions.problem`): add, never
/// rename. A bug is no problem in this sense: it is masked and logged.
public enum Problem {
    BAD_REQUEST(Blame.CALLER),
    BAD_CURSOR(Blame.CALLER),
    CURSOR_EXPIRED(Blame.CALLER),
    PAGE_TOO_LARGE(Blame.CALLER),
    PERIOD_EMPTY(Blame.CALLER),
    QUERY_TOO_WIDE(Blame.CALLER),
    UNKNOWN_CODE(Blame.CALLER),
    MODEL_NOT_KEPT(Blame.CALLER),
    BAD_ID(Blame.CALLER),
    UNKNOWN_KIND(Blame.CALLER),
    UNKNOWN_MAPPING(Blame.CALLER),
    BAD_MAPPING(Blame.CALLER),
    CODE_TAKEN(Blame.CALLER),
    ALREADY_ADOPTED(Blame.CALLER),
    WRONG_FILE(Blame.CALLER),
    UNREADABLE_FILE(Blame.CALLER),
    UPLOAD_TOO_LARGE(Blame.CALLER),
    UPLOAD_TOO_SLOW(Blame.CALLER),
    BUSY(Blame.CAPACITY),
    NOT_READY(Blame.CAPACITY),
    DATABASE_AWAY(Blame.CAPACITY);

    private static final int QUOTED = 60;

    private final Blame blame;

    Problem(Blame blame) {
        this.blame = blame;
    }

    public Blame blame() {
        return blame;
    }

    /// What a caller gave, fit to be said back: of a long text the start, and nothing that a terminal obeys.
    public static String quote(String given) {
        int end =
                given.length() > QUOTED ? given.offsetByCodePoints(0, QUOTED / 2) : given.length();
        var start = given.substring(0, end).replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Cf}]", "\uFFFD");
        return end < given.length() ? start + "…" : start;
    }

    /// What went wrong in this case: what, where, and how to mend it, in both languages.
    public ProblemException because(String zh, String en) {
        return new ProblemException(this, new Wording(zh, en));
    }
}
