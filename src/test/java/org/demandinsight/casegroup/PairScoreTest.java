package org.demandinsight.casegroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.demandinsight.search.Neighbour;
import org.junit.jupiter.api.Test;

class PairScoreTest {
    private final Random random = new Random(20261126);

    /// What lets linking do without words where a position is unknown.
    @Test
    void notKnowingHowFarApartTheyAreOnlyCopiesAreLinked() {
        var likeliest = new Neighbour(1, Double.NaN, .01, true, true, false, true, false, 1, 0);
        var copy = new Neighbour(1, Double.NaN, 30, true, false, false, true, false, 0, .6);

        assertThat(PairScore.LEARNED.couldBe(likeliest, CaseLinking.THRESHOLD)).isFalse();
        assertThat(probability(likeliest)).isLessThan(CaseLinking.THRESHOLD);
        assertThat(probability(copy)).isGreaterThan(CaseLinking.THRESHOLD);
    }

    @Test
    void noPairIsLikelierThanItCouldBe() {
        int likely = 0;
        for (int i = 0; i < 2_000; i++) {
            var candidates =
                    IntStream.range(0, 1 + random.nextInt(160)).mapToObj(this::any).toList();
            for (var scored : PairScore.LEARNED.rank(candidates)) {
                if (scored.probability() >= CaseLinking.THRESHOLD) {
                    likely++;
                    assertThat(
                                    PairScore.LEARNED.couldBe(
                                            scored.pair().sharing(1), CaseLinking.THRESHOLD))
                            .as("%s", scored)
                            .isTrue();
                }
            }
        }
        assertThat(likely).as("pairs to be linked").isGreaterThan(1_000);
    }

    private Neighbour any(int id) {
        return new Neighbour(
                id,
                random.nextInt(4) == 0 ? Double.NaN : 600 * random.nextDouble(),
                Math.exp(8 * random.nextDouble() - 4),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                false,
                random.nextDouble(),
                random.nextInt(10) == 0 ? random.nextDouble() : 0);
    }

    private static double probability(Neighbour pair) {
        return PairScore.LEARNED.rank(List.of(pair)).getFirst().probability();
    }
}
