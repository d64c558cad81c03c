package org.demandinsight.kernel;

/// What became of the rows that a store was given.
public record Written(long added, long changed, long unchanged, long superseded) {
    public static final Written NOTHING = new Written(0, 0, 0, 0);

    public Written plus(Written other) {
        return new Written(
                added + other.added,
                changed + other.changed,
                unchanged + other.unchanged,
                superseded + other.superseded);
    }
}
