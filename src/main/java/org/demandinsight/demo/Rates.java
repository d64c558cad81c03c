package org.demandinsight.demo;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// How often the demands of each cell carry each sign: about the same everywhere, with mild noise, but for what is
/// planted.
final class Rates {
    /// Share of demands about topics that no service serves, in categories that have such topics.
    static final double UNSERVED = .15;

    /// Share that comes outside opening hours, by channels that are open all day.
    static final double OUTSIDE = .42;

    /// Share that is still open when due.
    static final double OVERDUE = .12;

    private static final double NOISE_OF_CATEGORY = .08;
    private static final double NOISE_OF_CELL = .08;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final double[] unserved;
    private final double[] outsideOnWorkdays;
    private final double[] overdueThreshold;
    private final double[] closedDayFactor;
    private final double[] workdayFactor;

    /// @param closedShare share of all demands that comes on closed days
    Rates(DemoOptions options, Cells cells, List<Plant> plants, double closedShare) {
        int size = cells.size();
        unserved = new double[size];
        outsideOnWorkdays = new double[size];
        overdueThreshold = new double[size];
        closedDayFactor = new double[size];
        workdayFactor = new double[size];
        double closedAllDay = closedShare / (closedShare + (1 - closedShare) * Ways.ALL_DAY);
        for (int cell = 0; cell < size; cell++) {
            unserved[cell] = unserved(options, cells, plants, cell);
            double overdue =
                    planted(options, cells, plants, cell, Plant.Kind.SLA_BREACH, OVERDUE, true);
            overdueThreshold[cell] = NORMAL.inverseSurvivalProbability(overdue);
            double usual =
                    planted(options, cells, plants, cell, Plant.Kind.TIME_GAP, OUTSIDE, false);
            double outside =
                    planted(options, cells, plants, cell, Plant.Kind.TIME_GAP, OUTSIDE, true);
            // A scope whose demands come outside hours has more of them at weekends too, in
            // proportion; what it has in all stays the same.
            double closed = Math.min(.9, closedAllDay * outside / usual);
            double ratio = closed * (1 - closedShare) * Ways.ALL_DAY / (closedShare * (1 - closed));
            workdayFactor[cell] = 1 / (closedShare * ratio + 1 - closedShare);
            closedDayFactor[cell] = ratio * workdayFactor[cell];
            outsideOnWorkdays[cell] = Math.max(0, (outside - closed) / (1 - closed));
        }
    }

    private static double unserved(DemoOptions options, Cells cells, List<Plant> plants, int cell) {
        var category = cells.category(cell);
        if (category.isMixed()) {
            return planted(options, cells, plants, cell, Plant.Kind.UNMATCHED, UNSERVED, true);
        }
        return 0;
    }

    private static double planted(
            DemoOptions options,
            Cells cells,
            List<Plant> plants,
            int cell,
            Plant.Kind kind,
            double base,
            boolean withPlants) {
        int category = cell / cells.districts();
        double logit =
                Math.log(base / (1 - base))
                        + NOISE_OF_CATEGORY
                                * new Dice(options.seed(), 41 + kind.ordinal(), category).normal()
                        + NOISE_OF_CELL
                                * new Dice(options.seed(), 51 + kind.ordinal(), cell).normal();
        if (withPlants) {
            logit += Math.log(odds(cells, plants, cell, kind));
        }
        return 1 / (1 + Math.exp(-logit));
    }

    private static double odds(Cells cells, List<Plant> plants, int cell, Plant.Kind kind) {
        for (var plant : plants) {
            var area = plant.area();
            if (plant.kind() == kind
                    && plant.category().equals(cells.category(cell).code())
                    && (area == null || area.equals(cells.district(cell).code()))) {
                return plant.odds();
            }
        }
        return 1;
    }

    double unserved(int cell) {
        return unserved[cell];
    }

    /// Chance that a demand by a channel open all day comes outside hours, given that it comes on a working day.
    double outsideOnWorkdays(int cell) {
        return outsideOnWorkdays[cell];
    }

    /// The standard normal value beyond which a demand is closed too late.
    double overdueThreshold(int cell) {
        return overdueThreshold[cell];
    }

    /// How much of the cell's share falls on such a day, against the average day.
    double dayFactor(int cell, boolean closedDay) {
        return closedDay ? closedDayFactor[cell] : workdayFactor[cell];
    }
}
