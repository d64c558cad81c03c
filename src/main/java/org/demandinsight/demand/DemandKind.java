package org.demandinsight.demand;

/// What a demand is. The order is part of the index format: add at the end.
public enum DemandKind {
    PETITION,
    HOTLINE
}
