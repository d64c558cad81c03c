package org.demandinsight.ops;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.demandinsight.kernel.Blame;
import org.demandinsight.kernel.ProblemException;

/// Keeps callers' mistakes out of the log: they are told of them, and nobody else can mend them.
@LoggingFilter(name = "caller-faults")
public final class CallerFaults implements Filter {

    @Override
    public boolean isLoggable(LogRecord record) {
        for (var cause = record.getThrown(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem.problem().blame() != Blame.CALLER;
            }
        }
        return true;
    }
}
