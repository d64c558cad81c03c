package org.demandinsight.insight.blindspot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/// Compares each scope's signs of one kind with what its peers would show.
///
/// A category over the city is compared with the city's other categories; a category in an area with the same category
/// elsewhere. A category is flagged only if it stands out without its worst area too, else the spot is that area's.
final class Detector {
    /// Signs fewer than this are an anecdote.
    private static final double LEAST_SIGNS = 3;

    /// Guesses at the rate of the same category elsewhere.
    private static final int GUESSES = 9;

    private final BlindSpotKind kind;
    private final Cube cube;
    private final PeerShares shares;
    private final Exposure byCategory;
    private final Exposure byCell;
    private final RobustPrior between;
    private final Map<Integer, List<Cell>> cellsOf = new HashMap<>();
    private final Map<Integer, Trial> sums = new HashMap<>();

    Detector(BlindSpotKind kind, Cube cube, ServiceHours hours) {
        this.kind = kind;
        this.cube = cube;
        this.shares = PeerShares.of(kind, cube, hours);
        byCategory = Exposure.of(kind, cube.unit(), cube.categories());
        byCell = Exposure.of(kind, cube.unit(), cube.cells());
        between = RobustPrior.fit(cube.categories().stream().map(this::amongPeers).toList());
        for (var cell : cube.cells()) {
            int category = cell.scope().category();
            cellsOf.computeIfAbsent(category, _ -> new ArrayList<>()).add(cell);
            sums.merge(category, inArea(cell), Detector::sum);
        }
    }

    private static Trial sum(Trial one, Trial other) {
        double exposed = one.exposed() + other.exposed();
        double expected = one.expected() + other.expected();
        return new Trial(
                one.observed() + other.observed(), exposed, exposed == 0 ? 0 : expected / exposed);
    }

    private Trial amongPeers(Cell category) {
        return new Trial(
                byCategory.observed(category),
                byCategory.chances(category),
                shares.share(category));
    }

    private Trial inArea(Cell cell) {
        return new Trial(byCell.observed(cell), byCell.chances(cell), shares.share(cell));
    }

    int scopes() {
        return exposed(cube.categories()) + exposed(cube.cells());
    }

    private int exposed(List<Cell> scopes) {
        return (int) scopes.stream().filter(cell -> cell.exposed(kind) > 0).count();
    }

    List<Candidate> candidates() {
        var found = new ArrayList<Candidate>();
        var trials = cube.cells().stream().map(this::besideOthers).toList();
        var within = RobustPrior.fitPrecision(trials);
        var flagged = new HashSet<Scope>();
        for (int i = 0; i < trials.size(); i++) {
            var cell = cube.cells().get(i);
            if (!isWorthALook(trials.get(i))) {
                continue;
            }
            var candidate = judge(cell, byCell, trials.get(i), guesses(cell), within);
            if (candidate != null) {
                found.add(candidate);
                flagged.add(cell.scope());
            }
        }
        for (var category : cube.categories()) {
            var trial = amongPeers(category);
            double[] rates = peers(trial);
            var candidate =
                    isWorthALook(trial.at(between.rate(trial)))
                            ? judge(category, byCategory, trial, rates, between)
                            : null;
            if (candidate != null && standsOutElsewhere(category, flagged)) {
                found.add(candidate);
            }
        }
        return found;
    }

    /// The rate that a category would have if it were like the city's others. Whether a service fits is judged by words, and in some
    /// categories people and catalogue share more of them than in others: there a category without a gap may have any of its
    /// peers' rates, not just their mean.
    private double[] peers(Trial trial) {
        return kind == BlindSpotKind.UNMATCHED
                ? between.rates(trial, GUESSES)
                : new double[] {between.rate(trial)};
    }

    private static boolean isWorthALook(Trial trial) {
        return trial.observed() >= LEAST_SIGNS && trial.observed() > trial.expected();
    }

    private @Nullable Candidate judge(
            Cell cell, Exposure exposure, Trial trial, double[] rates, RobustPrior prior) {
        var posterior = Posterior.of(trial, rates, prior);
        double probability = posterior.probabilityAbove(Gate.RATIO);
        if (probability < Gate.PROBABILITY) {
            return null;
        }
        double bound = posterior.excessQuantile(Gate.BOUND);
        return new Candidate(kind, cell, exposure, posterior, probability, bound);
    }

    /// What is known of a category's rate outside one area.
    private BetaDistribution elsewhere(Trial own, Trial sum) {
        var others = sum.without(own);
        return Posterior.of(others, new double[] {between.rate(sum)}, between).rate();
    }

    /// How the area's own opening hours change that rate.
    private static double hours(Trial own, Trial sum) {
        return sum.rate() > 0 ? own.rate() / sum.rate() : 1;
    }

    /// A cell beside the mean rate of its category elsewhere.
    private Trial besideOthers(Cell cell) {
        var own = inArea(cell);
        var sum = sums.getOrDefault(cell.scope().category(), own);
        return own.at(BetaBinomial.rate(hours(own, sum) * elsewhere(own, sum).getMean()));
    }

    /// Equally likely rates elsewhere, spread the wider the fewer demands are there.
    private double[] guesses(Cell cell) {
        var own = inArea(cell);
        var sum = sums.getOrDefault(cell.scope().category(), own);
        var rate = elsewhere(own, sum);
        double[] guesses = new double[GUESSES];
        for (int i = 0; i < GUESSES; i++) {
            double p = (i + .5) / GUESSES;
            guesses[i] = BetaBinomial.rate(hours(own, sum) * rate.inverseCumulativeProbability(p));
        }
        return guesses;
    }

    /// Whether a category stands out even without its worst area and those that are spots themselves.
    private boolean standsOutElsewhere(Cell category, Set<Scope> flagged) {
        var rest = amongPeers(category);
        double rate = between.rate(rest);
        Trial worst = null;
        for (var cell : cellsOf.getOrDefault(category.scope().category(), List.of())) {
            var own = inArea(cell);
            if (flagged.contains(cell.scope())) {
                rest = rest.without(own);
            } else if (worst == null || excess(own, rate) > excess(worst, rate)) {
                worst = own;
            }
        }
        if (worst != null) {
            rest = rest.without(worst);
        }
        return rest.observed() > 0
                && Posterior.of(rest, peers(rest), between).probabilityAbove(Gate.RATIO)
                        >= Gate.PROBABILITY;
    }

    private static double excess(Trial trial, double rate) {
        return trial.observed() - rate * trial.exposed();
    }
}
