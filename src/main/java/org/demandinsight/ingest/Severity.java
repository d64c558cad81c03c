package org.demandinsight.ingest;

/// What a finding costs.
public enum Severity {
    /// The row was not stored.
    ROW_REJECTED,
    /// The row was stored without this value.
    VALUE_DROPPED,
    /// Nothing was lost; somebody should know.
    NOTE
}
