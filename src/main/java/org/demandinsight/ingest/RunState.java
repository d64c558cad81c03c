package org.demandinsight.ingest;

/// How far an import run is. The names are part of the API: add, never rename.
public enum RunState {
    /// The file is here and its head is good; other runs come first.
    QUEUED,
    RUNNING,
    /// All rows were looked at.
    DONE,
    /// It broke off; what was stored until then stays.
    FAILED,
    /// Its process died; what was stored until then stays. It goes on when that process starts again on its data folder, unless
    /// the reason says otherwise.
    INTERRUPTED
}
