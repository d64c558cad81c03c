package org.demandinsight.ingest;

/// Takes the rows of a run and stores what they bring. Every row that it takes it counts in the run's log: as written or
/// as rejected.
interface RowSink {
    void take(RowFields row);

    /// Stores what is still held.
    void end();
}
