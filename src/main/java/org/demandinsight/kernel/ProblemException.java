package org.demandinsight.kernel;

/// A problem in one case. Made by [Problem#because].
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Wording reason;

    ProblemException(Problem problem, Wording reason) {
        super(reason.en(), null, false, false);
        this.problem = problem;
        this.reason = reason;
    }

    public Problem problem() {
        return problem;
    }

    public Wording reason() {
        return reason;
    }
}
