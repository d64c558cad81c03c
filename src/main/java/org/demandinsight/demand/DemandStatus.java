package org.demandinsight.demand;

/// How far the handling is; closed is neither resolved nor confirmed by the resident. The order is part of the index format: add at the end.
public enum DemandStatus {
    RECEIVED,
    IN_PROGRESS,
    CLOSED,
    REJECTED
}
