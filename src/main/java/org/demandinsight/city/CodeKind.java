package org.demandinsight.city;

/// Of what a crosswalk tells codes.
public enum CodeKind {
    AREA,
    DEPARTMENT,
    CATEGORY,
    CHANNEL
}
