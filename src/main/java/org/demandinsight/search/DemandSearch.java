package org.demandinsight.search;

/// The index as those see it who ask.
public interface DemandSearch {

    /// The newest state; close it when the request is answered.
    Snapshot snapshot();
}
