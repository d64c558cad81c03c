package org.demandinsight.insight.blindspot;

/// Where a blind spot is.
///
/// @param category id of a category
/// @param area id of an area, [#WHOLE_CITY] for all
public record Scope(int category, int area) {
    public static final int WHOLE_CITY = 0;

    public boolean isWholeCity() {
        return area == WHOLE_CITY;
    }

    /// Whether everything in the other scope lies in this one too.
    public boolean contains(Scope other) {
        return category == other.category && (isWholeCity() || area == other.area);
    }
}
