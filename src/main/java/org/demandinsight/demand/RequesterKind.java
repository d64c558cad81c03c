package org.demandinsight.demand;

/// Who asks. The order is part of the index format: add at the end.
public enum RequesterKind {
    RESIDENT,
    ENTERPRISE
}
