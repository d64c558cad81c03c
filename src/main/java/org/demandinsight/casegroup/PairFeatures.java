package org.demandinsight.casegroup;

import java.util.Arrays;
import java.util.List;
import org.demandinsight.search.Neighbour;

/// What a pair of demands is judged by, as numbers: where, when, what kind and which words. Never by a reply or by why a case was
/// closed, which say what somebody has judged already.
public enum PairFeatures {
    DISTANCE("ln(1 + metres / 10)"),
    DISTANCE_SQUARED("its square"),
    WITHIN_100_METRES("1 if they are within 100 m"),
    GAP("ln(1 + minutes between the receipts / 5)"),
    GAP_SQUARED("its square, in tens"),
    EARLIER("1 if the candidate came in first"),
    LATER_GAP("GAP if the candidate came in second"),
    STILL_OPEN("1 if the first was still open when the second came in"),
    SAME_CATEGORY("1 if they are of one category"),
    SHARED_WORDS("the share of what tells in the words, 0 to 1"),
    SAME_AREA("1 if they are in one area"),
    CROWD("ln(1 + candidates of a kindred category within 500 m that are nearer in time)");

    /// Where a position is unknown, by whether the area is the same: what is usual in a city, so that it speaks neither much for nor much
    /// against.
    private static final double IN_THE_AREA = 500;

    private static final double ELSEWHERE = 5_000;

    /// Where a receipt is unknown.
    private static final double UNKNOWN_DAYS = 90;

    private static final double MINUTES_A_DAY = 1_440;

    private final String meaning;

    PairFeatures(String meaning) {
        this.meaning = meaning;
    }

    /// In words, for the evaluation.
    public String meaning() {
        return meaning;
    }

    /// The features of each candidate among all of them, in the order of the constants.
    static double[][] of(List<Neighbour> candidates) {
        double[] gaps =
                candidates.stream()
                        .filter(each -> each.kin() && each.metres() <= Neighbour.NEAR)
                        .mapToDouble(PairFeatures::gap)
                        .toArray();
        Arrays.sort(gaps);
        return candidates.stream()
                .map(each -> of(each, below(gaps, gap(each))))
                .toArray(double[][]::new);
    }

    /// @param crowd how many candidates are nearer in time
    static double[] of(Neighbour pair, int crowd) {
        double distance = Math.log1p(metres(pair) / 10);
        double gap = Math.log1p(gap(pair) * MINUTES_A_DAY / 5);
        boolean earlier = !(pair.days() < 0);
        return new double[] {
            distance,
            distance * distance,
            metres(pair) <= 100 ? 1 : 0,
            gap,
            gap * gap / 10,
            earlier ? 1 : 0,
            earlier ? 0 : gap,
            pair.open() ? 1 : 0,
            pair.sameCategory() ? 1 : 0,
            pair.sharedWords(),
            pair.sameArea() ? 1 : 0,
            Math.log1p(crowd)
        };
    }

    private static double metres(Neighbour pair) {
        if (!Double.isNaN(pair.metres())) {
            return pair.metres();
        }
        return pair.sameArea() ? IN_THE_AREA : ELSEWHERE;
    }

    private static double gap(Neighbour pair) {
        return Double.isNaN(pair.days()) ? UNKNOWN_DAYS : Math.abs(pair.days());
    }

    private static int below(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        while (at > 0 && sorted[at - 1] == value) {
            at--;
        }
        return at < 0 ? -1 - at : at;
    }
}
