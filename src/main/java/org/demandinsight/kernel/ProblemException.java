package org.demandinsight.kernel;

/// A problem in one case. Made by [Problem#because].
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Wording reason;

    ProblemException(Problem problem, Wording reason) {
        this(problem, reason, Language.EN);
    }

    private ProblemException(Problem problem, Wording reason, Language language) {
        super(reason.in(language), null, false, false);
        this.problem = problem;
        this.reason = reason;
    }

    public Problem problem() {
        return problem;
    }

    public Wording reason() {
        return reason;
    }

    /// The same problem, its message in a language.
    public ProblemException in(Language language) {
        return new ProblemException(problem, reason, language);
    }
}
