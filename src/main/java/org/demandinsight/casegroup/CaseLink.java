package org.demandinsight.casegroup;

/// A pair of demands, and what was decided about it.
///
/// @param one the smaller id
/// @param other the larger id
/// @param linked false if somebody rejected it
/// @param byHand whether a person decided
/// @param probability that both are about the same matter; by hand 1 or 0
/// @param copy whether they are nearly the same text
record CaseLink(
        long one, long other, boolean linked, boolean byHand, double probability, boolean copy) {
    CaseLink {
        if (one >= other) {
            throw new IllegalArgumentException("the smaller id comes first: " + one + ", " + other);
        }
    }

    /// A pair in either order.
    static CaseLink of(
            long demand,
            long partner,
            boolean linked,
            boolean byHand,
            double probability,
            boolean copy) {
        return new CaseLink(
                Math.min(demand, partner),
                Math.max(demand, partner),
                linked,
                byHand,
                probability,
                copy);
    }
}
