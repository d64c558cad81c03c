package org.demandinsight.ingest;

import org.demandinsight.kernel.Wording;

/// A finding before its value is redacted: it never leaves this package.
///
/// @param column as the file calls it, empty if the whole row is meant
/// @param value as the file has it, empty if there is none
/// @param reason what is wrong and how to mend it
record RawFinding(long line, String column, String value, FindingKind kind, Wording reason) {

    static RawFinding of(
            long line, String column, String value, FindingKind kind, Wording... details) {
        return new RawFinding(line, column, value, kind, kind.reason(details));
    }
}
