package org.demandinsight.search;

/// What can be measured beside the number of demands. Whoever asks for less pays less.
public enum Measure {
    /// Distinct people, and demands of which nobody knows the person.
    PEOPLE,
    /// Open and overdue demands, and those closed on time of those with a due date.
    TIMELINESS,
    /// Time to close (Kaplan–Meier).
    TIME_TO_CLOSE,
    /// Reopened, transferred and satisfied, each with how many tell.
    OUTCOMES;

    /// Whether it depends on what day it is: then [Today] has to be known.
    public boolean byClock() {
        return this == TIMELINESS || this == TIME_TO_CLOSE;
    }
}
