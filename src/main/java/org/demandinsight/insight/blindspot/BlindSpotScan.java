package org.demandinsight.insight.blindspot;

import java.util.ArrayList;
import java.util.List;
import org.demandinsight.insight.blindspot.DetectorOutcome.InsufficientData;
import org.demandinsight.insight.blindspot.DetectorOutcome.Scanned;
import org.demandinsight.kernel.Wording;

/// Finds the blind spots of a cube: each detector's candidates, nested, ordered by the 5 % posterior bound of excess, and put into
/// words. A pure function: the same cube gives the same spots.
public final class BlindSpotScan {
    /// Fewer demands than this don't tell a rate.
    public static final long LEAST_DEMANDS = 200;

    /// Fewer categories than this are no peers.
    public static final long LEAST_CATEGORIES = 5;

    private static final Wording METHOD =
            new Wording(
                    "经验贝叶斯（Beta–binomial，两组稳健先验）；门槛 P(率比 > 1.25) ≥ 0.80；按超额的 5% 后验下界排序",
                    "Empirical Bayes (beta–binomial, robust prior of two groups); gate P(rate ratio > 1.25) ≥ .80; ordered by the 5 % posterior bound of excess");

    private BlindSpotScan() {}

    /// Scans at both levels with all detectors.
    public static BlindSpots scan(Cube cube, ServiceHours hours, Names names) {
        var outcomes = new ArrayList<DetectorOutcome>();
        var candidates = new ArrayList<Candidate>();
        for (var kind : BlindSpotKind.values()) {
            var lack = Lack.of(kind, cube);
            if (lack != null) {
                outcomes.add(new InsufficientData(kind, lack));
                continue;
            }
            var detector = new Detector(kind, cube, hours);
            var flagged = detector.candidates();
            candidates.addAll(flagged);
            outcomes.add(new Scanned(kind, detector.scopes(), flagged.size()));
        }
        return new BlindSpots(
                cube.asOf(),
                cube.window(),
                METHOD,
                spots(Nesting.of(candidates), new SpotWriter(cube, hours, names)),
                outcomes);
    }

    private static List<BlindSpot> spots(List<Nesting.Nest> nests, SpotWriter writer) {
        var intervals =
                RankInterval.of(nests.stream().map(nest -> nest.outer().posterior()).toList());
        var found = new ArrayList<BlindSpot>();
        for (int i = 0; i < nests.size(); i++) {
            int rank = i + 1;
            var interval = intervals.get(i);
            var nested =
                    nests.get(i).nested().stream()
                            .map(each -> writer.write(each, rank, interval, List.of()))
                            .toList();
            found.add(writer.write(nests.get(i).outer(), rank, interval, nested));
        }
        return found;
    }
}
