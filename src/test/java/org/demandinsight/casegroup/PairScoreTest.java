package org.demandinsight.casegroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.demandinsight.search.Neighbour;
import org.junit.jupiter.api.Test;

class PairScoreTest {
    /// What lets linking do without words where a position is unknown.
    @Test
    void notKnowingHowFarApartTheyAreOnlyCopiesAreLinked() {
        var crowd = new ArrayList<Neighbour>();
        for (int i = 0; i < 200; i++) {
            crowd.add(unplaced(i, .001 * i, 1, 0));
        }

        assertThat(PairScore.LEARNED.rank(crowd))
                .allSatisfy(scored ->
                        assertThat(scored.probability()).isLessThan(CaseLinking.THRESHOLD));
        assertThat(PairScore.LEARNED.rank(List.of(unplaced(1, 30, 0, .6))).getFirst().probability())
                .isGreaterThan(CaseLinking.THRESHOLD);
    }

    private static Neighbour unplaced(long id, double days, double sharedWords, double copied) {
        return new Neighbour(
                id, Double.NaN, days, true, true, false, true, false, sharedWords, copied);
    }
}
