package org.demandinsight.insight.blindspot;

import org.demandinsight.kernel.Wording;

/// What one detector could do with the data.
public sealed interface DetectorOutcome {

    BlindSpotKind kind();

    /// It looked.
    ///
    /// @param scopes how many it compared
    /// @param flagged how many passed the gate, before nesting
    record Scanned(BlindSpotKind kind, int scopes, int flagged) implements DetectorOutcome {}

    /// It could not tell.
    ///
    /// @param needed what is missing, and what to provide
    record InsufficientData(BlindSpotKind kind, Wording needed) implements DetectorOutcome {}
}
