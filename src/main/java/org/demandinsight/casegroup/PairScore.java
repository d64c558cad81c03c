package org.demandinsight.casegroup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.demandinsight.search.Neighbour;

/// How likely it is that two demands are about the same matter: by place, time, category and words (a logistic model), or because
/// one is nearly a copy of the other.
///
/// @param weights of [PairFeatures], in the order of its constants
/// @param slope by which the weighted sum becomes log odds, with
/// @param intercept the log odds that the city named the pair as duplicates (Platt 1999)
/// @param named the share of duplicates that the city names: a probability is that of being named, divided by it (Elkan & Noto 2008)
@SuppressWarnings("ArrayRecordComponent") // a table to multiply with, never compared
public record PairScore(double[] weights, double slope, double intercept, double named) {
    /// Nothing is surer by place, time, category and words.
    private static final double MOST = .99;

    /// Raise it with every change of the weights or of what is computed: all demands are linked anew.
    public static final int VERSION = 2;

    /// The model in use, learned from Boston's duplicates: `src/docs/evaluation-case-groups.md` says how, and the command to learn it again.
    public static final PairScore LEARNED =
            new PairScore(
                    new double[] {
                        -.950, .134, 1.566, .157, -.579, 2.261, .247, 3.330, -.727, 4.213, 1.513,
                        .081
                    },
                    1.223,
                    -16.828,
                    .0748);

    /// The similarity of n-grams at which as many pairs are copies as aren't, and how fast that changes. Independent texts of one
    /// subject seldom share a fifth of their n-grams, and an estimate by 32 hashes strays by less than a tenth.
    private static final double COPY_AT = .5;

    /// The same where the two are known to be about different places: there only the very same letter is a copy, and not what many say
    /// of many streets in a clerk's words.
    private static final double COPY_ELSEWHERE_AT = .88;

    private static final double ELSEWHERE_METRES = 500;

    private static final double COPY_SLOPE = 20;

    /// Of one demand, with those that it was linked with before; the more there are, the surer each is.
    private static final int MOST_CANDIDATES = 1_000;

    /// A candidate and how likely it is.
    ///
    /// @param score by which candidates are ranked
    /// @param probability that it is about the same matter
    /// @param copy whether it is nearly the same text
    public record Scored(Neighbour pair, double score, double probability, boolean copy) {}

    /// Candidates in descending order of likelihood.
    public List<Scored> rank(List<Neighbour> candidates) {
        double[][] features = PairFeatures.of(candidates);
        var scored = new ArrayList<Scored>(candidates.size());
        for (int i = 0; i < features.length; i++) {
            var pair = candidates.get(i);
            double byPlace = probability(features[i]);
            double byCopy = copied(pair);
            double probability = 1 - (1 - byPlace) * (1 - byCopy);
            double score = sum(features[i]);
            scored.add(new Scored(pair, score, probability, byCopy >= .5));
        }
        scored.sort(
                Comparator.comparingDouble(Scored::probability)
                        .thenComparingDouble(Scored::score)
                        .reversed());
        return scored;
    }

    /// Whether a pair may reach a probability, whichever other candidates there are.
    boolean couldBe(Neighbour pair, double probability) {
        double least = 1 - probability(PairFeatures.of(pair, MOST_CANDIDATES));
        return 1 - least * (1 - copied(pair)) >= probability;
    }

    /// The weighted sum of features.
    double sum(double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /// That a pair of these features is about the same matter, by place, time, category and words.
    double probability(double[] features) {
        return Math.min(MOST, logistic(slope * sum(features) + intercept) / named);
    }

    private static double copied(Neighbour pair) {
        boolean elsewhere =
                Double.isNaN(pair.metres()) ? pair.otherArea() : pair.metres() > ELSEWHERE_METRES;
        double at = elsewhere ? COPY_ELSEWHERE_AT : COPY_AT;
        return pair.copied() == 0 ? 0 : logistic(COPY_SLOPE * (pair.copied() - at));
    }

    private static double logistic(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
