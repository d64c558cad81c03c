package org.demandinsight.ingest;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What someone says of the file that they send.
///
/// @param mapping name of a shipped mapping, null for the kind's plain format
/// @param written a mapping of their own, in YAML, instead
/// @param source code of the source, null if the mapping names it
/// @param zone of a source that nobody has declared, null for the mapping's
/// @param asOf when the records were true, null for now
/// @param fileName as the sender calls it
public record ImportRequest(
        ImportKind kind,
        @Nullable String mapping,
        @Nullable String written,
        @Nullable String source,
        @Nullable ZoneId zone,
        @Nullable Instant asOf,
        String fileName) {

    /// @throws org.demandinsight.kernel.ProblemException `BAD_REQUEST` for a name that can't be one
    public ImportRequest {
        if (source != null) {
            Label.check("source", source);
        }
        Label.check("name", fileName);
    }

    /// A file in a shipped mapping.
    public static ImportRequest of(ImportKind kind, String mapping, String fileName) {
        return new ImportRequest(kind, mapping, null, null, null, null, fileName);
    }

    /// The same with a mapping of the sender's own, if they have one.
    public ImportRequest with(@Nullable String own) {
        return own == null
                ? this
                : new ImportRequest(kind, null, own, source, zone, asOf, fileName);
    }
}
