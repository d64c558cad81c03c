package org.demandinsight.insight.blindspot;

/// What a scope must pass to be called a blind spot.
public final class Gate {
    /// A rate ratio that matters.
    public static final double RATIO = 1.25;

    /// How probable it must be that the rate ratio is above it.
    public static final double PROBABILITY = .80;

    /// Level of the posterior bound of excess that makes the order.
    public static final double BOUND = .05;

    private Gate() {}
}
