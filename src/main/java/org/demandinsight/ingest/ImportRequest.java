package org.demandinsight.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.demandinsight.kernel.Problem;
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

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

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

    /// A time zone as somebody wrote it; null for none.
    ///
    /// @throws org.demandinsight.kernel.ProblemException `BAD_REQUEST`
    public static @Nullable ZoneId zone(@Nullable String text) {
        try {
            return text == null ? null : ZoneId.of(text);
        } catch (DateTimeException e) {
            throw Problem.BAD_REQUEST.because(
                    "zone 不是时区名：" + Problem.quote(text) + "；例如 Asia/Shanghai",
                    "zone is no time zone: " + Problem.quote(text) + "; for example Asia/Shanghai");
        }
    }

    /// A day or an instant as somebody wrote it; null for none.
    ///
    /// @throws org.demandinsight.kernel.ProblemException `BAD_REQUEST`
    public static @Nullable Instant asOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var asOf =
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : Instant.parse(text);
            if (asOf.isBefore(EARLIEST) || asOf.isAfter(LATEST)) {
                throw new DateTimeException("no file was written then");
            }
            return asOf;
        } catch (DateTimeException e) {
            throw Problem.BAD_REQUEST.because(
                    "asOf 不是日期或时刻：" + Problem.quote(text) + "；例如 2026-11-23 或 2026-11-23T08:00:00Z",
                    "asOf is neither a date nor an instant: "
                            + Problem.quote(text)
                            + "; for example 2026-11-23 or 2026-11-23T08:00:00Z");
        }
    }

    /// The same with a mapping of the sender's own, if they have one.
    public ImportRequest with(@Nullable String own) {
        return own == null
                ? this
                : new ImportRequest(kind, null, own, source, zone, asOf, fileName);
    }
}
