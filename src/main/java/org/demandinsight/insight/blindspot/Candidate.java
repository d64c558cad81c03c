package org.demandinsight.insight.blindspot;

/// A scope that passed the gate.
///
/// @param bound 5 % posterior bound of its excess
record Candidate(
        BlindSpotKind kind,
        Cell cell,
        Exposure exposure,
        Posterior posterior,
        double probability,
        double bound) {

    /// Demands that carry the signs of both, as a share of the smaller one's.
    double overlap(Candidate other) {
        Cell inner;
        if (cell.scope().contains(other.cell.scope())) {
            inner = other.cell;
        } else if (other.cell.scope().contains(cell.scope())) {
            inner = cell;
        } else {
            return 0;
        }
        long smaller = Math.min(cell.signs(kind), other.cell.signs(other.kind));
        return smaller == 0 ? 0 : (double) inner.both(kind, other.kind) / smaller;
    }
}
