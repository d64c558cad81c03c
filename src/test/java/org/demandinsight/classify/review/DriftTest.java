package org.demandinsight.classify.review;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.demandinsight.classify.review.Drift.Sign;
import org.demandinsight.classify.review.ReviewStore.Reviewed;
import org.demandinsight.kernel.Tree;
import org.junit.jupiter.api.Test;

class DriftTest {
    /// 1 and 2 at the top, 3 under 1.
    private static final Tree TREE = new Tree(new int[] {0, 0, 0, 1}, new int[4]);

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final LocalDate RECENTLY = LocalDate.of(2026, 5, 20);
    private static final LocalDate LONG_AGO = LocalDate.of(2025, 5, 20);

    private final List<PlacedDemand> placed = new ArrayList<>();

    private void put(int many, LocalDate day, int category) {
        for (int i = 0; i < many; i++) {
            placed.add(new PlacedDemand(placed.size(), category, .9, false, day, false, true));
        }
    }

    private Drift drift(Reviewed... reviewed) {
        return Drift.of(NOW, 3, placed, List.of(reviewed), TREE);
    }

    @Test
    void theSameAsBeforeIsNoSign() {
        put(100, RECENTLY, 3);
        put(100, RECENTLY, 2);
        put(500, LONG_AGO, 1);
        put(500, LONG_AGO, 2);

        var drift = drift();

        assertThat(drift.signs()).isEmpty();
        assertThat(drift.shift()).isZero();
        assertThat(drift.recent()).isEqualTo(200);
        assertThat(drift.right()).isNull();
    }

    @Test
    void moreThatFitsNowhereIsASignAndAShift() {
        put(60, RECENTLY, 0);
        put(140, RECENTLY, 2);
        put(50, LONG_AGO, 0);
        put(950, LONG_AGO, 2);

        var drift = drift();

        assertThat(drift.signs()).containsExactly(Sign.MORE_UNPLACED, Sign.CATEGORIES_SHIFTED);
        // χ² of the table by hand: 1200 (60·950 − 140·50)² / (200 · 1000 · 110 · 1090).
        double chiSquare = 1200 * Math.pow(60 * 950 - 140 * 50, 2) / (200.0 * 1000 * 110 * 1090);
        assertThat(requireNonNull(drift.shift()))
                .isCloseTo(Math.sqrt(chiSquare / 1200), within(1e-12));
        assertThat(drift.grown().getFirst().category()).isZero();
        assertThat(drift.grown().getFirst().recent()).isEqualTo(.3);
    }

    @Test
    void chanceAloneIsSeldomASign() {
        var random = new Random(11);
        int alarms = 0;
        for (int run = 0; run < 500; run++) {
            placed.clear();
            for (int i = 0; i < 600; i++) {
                put(1, i % 3 == 0 ? RECENTLY : LONG_AGO, random.nextInt(4));
            }
            alarms += drift().signs().isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThanOrEqualTo(5);
    }

    @Test
    void peopleWhoDisagreeMoreOftenThanStatedAreASign() {
        var reviewed = new Reviewed[40];
        for (int i = 0; i < 40; i++) {
            reviewed[i] = new Reviewed(i < 20 ? 2 : 3, i < 20 ? 1 : 3, .9);
        }

        var drift = drift(reviewed);

        assertThat(drift.signs()).containsExactly(Sign.OVERCONFIDENT);
        assertThat(requireNonNull(drift.right()).value()).isEqualTo(.5);
        assertThat(drift.stated()).isCloseTo(.9, within(1e-12));
    }

    @Test
    void whoSaysItMoreExactlyAgrees() {
        assertThat(requireNonNull(drift(new Reviewed(3, 1, .9)).right()).value()).isEqualTo(1);
        assertThat(requireNonNull(drift(new Reviewed(1, 3, .9)).right()).value()).isZero();
    }
}
