package org.demandinsight.search;

/// What figures can be grouped by. Keys are small codes; for the axes of time the number that says the span.
public enum Axis {
    CATEGORY,
    AREA,
    DEPARTMENT,
    CHANNEL,
    SOURCE,
    KIND,
    REQUESTER_KIND,
    STATUS,
    /// Key: day since 1970-01-01, in the source's zone.
    DAY,
    /// Key: day since 1970-01-01 of the week's Monday.
    WEEK,
    /// Key: months since 1970-01.
    MONTH;

    /// The key of a group whose value is unknown.
    public static final int UNKNOWN = Integer.MIN_VALUE;
}
