package org.demandinsight.insight.blindspot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.catalogue.Schedule;
import org.jspecify.annotations.Nullable;

/// The share of demands that would carry a sign if a scope were like the other categories of the city.
///
/// Opening hours differ between categories, so for [BlindSpotKind#TIME_GAP] one share for all would compare hours, not demand: it is
/// the share of the other categories' demands that arrive while this scope's own services are closed (indirect
/// standardisation by the time of week). For the other kinds it is the city's share.
interface PeerShares {

    double share(Cell cell);

    static PeerShares of(BlindSpotKind kind, Cube cube, ServiceHours hours) {
        return switch (kind) {
            case UNMATCHED, SLA_BREACH -> overall(kind, cube.categories());
            case TIME_GAP -> new ClosedShares(cube, hours);
        };
    }

    private static PeerShares overall(BlindSpotKind kind, List<Cell> scopes) {
        double exposed = scopes.stream().mapToLong(cell -> cell.exposed(kind)).sum();
        double signs = scopes.stream().mapToLong(cell -> cell.signs(kind)).sum();
        double share = Math.max(signs, .5) / Math.max(exposed, 1);
        return _ -> share;
    }

    /// Shares of arrivals at closed doors.
    final class ClosedShares implements PeerShares {
        private final Cube cube;
        private final ServiceHours hours;
        private final long[] all = new long[Schedule.SLOTS];
        private final Map<Scope, Double> shares = new HashMap<>();

        ClosedShares(Cube cube, ServiceHours hours) {
            this.cube = cube;
            this.hours = hours;
            for (var cell : cube.categories()) {
                int[] own = cube.arrivals(cell.scope().category());
                for (int slot = 0; own != null && slot < all.length; slot++) {
                    all[slot] += own[slot];
                }
            }
            var exposed = new HashMap<Integer, double[]>();
            var memory = new HashMap<Integer, Map<Schedule, Double>>();
            for (var cell : cube.cells()) {
                var scope = cell.scope();
                double share =
                        share(
                                scope,
                                memory.computeIfAbsent(scope.category(), _ -> new HashMap<>()));
                shares.put(scope, share);
                double[] sums = exposed.computeIfAbsent(scope.category(), _ -> new double[2]);
                sums[0] += share * cell.exposed(BlindSpotKind.TIME_GAP);
                sums[1] += cell.exposed(BlindSpotKind.TIME_GAP);
            }
            for (var cell : cube.categories()) {
                double[] sums = exposed.get(cell.scope().category());
                shares.put(
                        cell.scope(),
                        sums != null && sums[1] > 0
                                ? sums[0] / sums[1]
                                : share(cell.scope(), new HashMap<>()));
            }
        }

        private double share(Scope scope, Map<Schedule, Double> memory) {
            var open = hours.open(scope.category(), scope.area());
            return open == null
                    ? 0
                    : memory.computeIfAbsent(
                            open, _ -> closed(open, cube.arrivals(scope.category())));
        }

        private double closed(Schedule open, int @Nullable [] own) {
            long closed = 0;
            long sum = 0;
            for (int slot = 0; slot < all.length; slot++) {
                long others = all[slot] - (own == null ? 0 : own[slot]);
                sum += others;
                closed += open.isOpen(slot) ? 0 : others;
            }
            return sum == 0 ? 0 : (double) closed / sum;
        }

        @Override
        public double share(Cell cell) {
            return shares.getOrDefault(cell.scope(), 0.);
        }
    }
}
