package org.demandinsight.insight.blindspot;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demandinsight.kernel.Period;
import org.jspecify.annotations.Nullable;

/// The demands of a window, counted by category over the whole city and by area × category. Made by a [CubeBuilder].
public final class Cube {
    /// Share of demands without a person up to which people are counted and the rest is left aside.
    private static final double MOST_UNKNOWN = .1;

    private final Instant asOf;
    private final Period window;
    private final List<Cell> categories;
    private final List<Cell> cells;
    private final Map<Integer, int[]> arrivals;

    Cube(
            Instant asOf,
            Period window,
            List<Cell> categories,
            List<Cell> cells,
            Map<Integer, int[]> arrivals) {
        this.asOf = asOf;
        this.window = window;
        this.categories = List.copyOf(categories);
        this.cells = List.copyOf(cells);
        this.arrivals = Map.copyOf(arrivals);
    }

    /// The day of reckoning, for what is overdue.
    public Instant asOf() {
        return asOf;
    }

    /// Receipt of the demands that were counted.
    public Period window() {
        return window;
    }

    /// Each category over the whole city.
    public List<Cell> categories() {
        return categories;
    }

    /// Each category in each known area.
    public List<Cell> cells() {
        return cells;
    }

    /// Demands of a category that could show a [BlindSpotKind#TIME_GAP], by slot of
    /// [org.demandinsight.catalogue.Schedule]; null if there are none.
    int @Nullable [] arrivals(int category) {
        return arrivals.get(category);
    }

    long exposed(BlindSpotKind kind) {
        return categories.stream().mapToLong(cell -> cell.exposed(kind)).sum();
    }

    /// People, unless so many demands name no person that leaving those aside would mislead.
    public Unit unit() {
        long unknown = 0;
        long all = 0;
        for (var cell : categories) {
            unknown += cell.unknownPerson();
            all += cell.demands();
        }
        return unknown <= MOST_UNKNOWN * all ? Unit.PEOPLE : Unit.DEMANDS;
    }
}
