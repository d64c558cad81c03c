package org.demandinsight.ingest;

import org.demandinsight.kernel.Wording;
import org.demandinsight.privacy.RedactedText;

/// Something that an import found fault with.
///
/// @param line of the file, from 1, the header included
/// @param column as the file calls it, empty if the whole row is meant
/// @param value what stood there, without personal data, cut after 200 characters
/// @param reason what is wrong and how to mend it
public record Finding(
        long line, String column, RedactedText value, FindingKind kind, Wording reason) {}
