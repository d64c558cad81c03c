package org.demandinsight.ingest;

import java.time.Instant;
import org.demandinsight.kernel.Wording;
import org.jspecify.annotations.Nullable;

/// One attempt at bringing in a file.
///
/// @param mapping name and version of the mapping
/// @param source code of the source, empty for kinds that have none
/// @param asOf when records without a date of change of their own were true
/// @param bytesRead how much of the file was taken so far; a workbook tells it only at the end
/// @param reason why it failed or was interrupted, null unless it was
public record ImportRun(
        long id,
        ImportKind kind,
        String mapping,
        String source,
        String fileName,
        RunState state,
        Instant asOf,
        Instant startedAt,
        @Nullable Instant finishedAt,
        long bytesTotal,
        long bytesRead,
        Counts counts,
        @Nullable Wording reason) {

    /// Rows by what became of them; `read` is the sum of the others.
    public record Counts(
            long read, long added, long changed, long unchanged, long superseded, long rejected) {
        public Counts {
            if (read != added + changed + unchanged + superseded + rejected) {
                throw new IllegalArgumentException(
                        "rows read are new, changed, unchanged, superseded or rejected: " + read);
            }
        }
    }
}
