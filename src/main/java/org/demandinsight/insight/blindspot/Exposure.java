package org.demandinsight.insight.blindspot;

import java.util.Collection;

/// How many units of a scope carry a sign, and how many could.
///
/// Somebody with three demands has three chances to carry a sign. So people are weighted by how many exposed demands they have
/// in the scope: the weight is how much oftener such people carry the sign than people with one, over all scopes.
///
/// @param weights by number of exposed demands: one, two, more; not read where demands are counted
@SuppressWarnings("ArrayRecordComponent") // never compared
record Exposure(BlindSpotKind kind, Unit unit, double[] weights) {

    static Exposure of(BlindSpotKind kind, Unit unit, Collection<Cell> scopes) {
        double[] weights = new double[Cell.REPEATS];
        double once = share(kind, 0, scopes);
        for (int repeat = 0; repeat < weights.length; repeat++) {
            double share = share(kind, repeat, scopes);
            weights[repeat] = once > 0 ? Math.max(1, share / once) : 1;
        }
        return new Exposure(kind, unit, weights);
    }

    private static double share(BlindSpotKind kind, int repeat, Collection<Cell> scopes) {
        long people = 0;
        long signs = 0;
        for (var cell : scopes) {
            people += cell.people(kind, repeat);
            signs += cell.signPeople(kind, repeat);
        }
        return people > 0 ? (double) signs / people : 0;
    }

    /// Units that carry the sign.
    double observed(Cell cell) {
        return switch (unit) {
            case PEOPLE -> cell.signPeople(kind);
            case DEMANDS -> cell.signs(kind);
        };
    }

    /// Units that could.
    double exposed(Cell cell) {
        return switch (unit) {
            case PEOPLE -> cell.people(kind);
            case DEMANDS -> cell.exposed(kind);
        };
    }

    /// Chances to carry the sign, in units with one demand.
    double chances(Cell cell) {
        if (unit == Unit.DEMANDS) {
            return cell.exposed(kind);
        }
        double sum = 0;
        for (int repeat = 0; repeat < weights.length; repeat++) {
            sum += weights[repeat] * cell.people(kind, repeat);
        }
        return sum;
    }
}
