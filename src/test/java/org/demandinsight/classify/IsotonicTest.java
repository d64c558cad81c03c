package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.demandinsight.classify.Isotonic.Outcome;
import org.junit.jupiter.api.Test;

class IsotonicTest {
    @Test
    void learnsHowOftenTextsAreRightWhereAModelIsTooSure() {
        var map = learn(20_000, probability -> probability * probability);

        for (double probability = .1; probability < .95; probability += .1) {
            assertThat(map.at(probability)).isCloseTo(probability * probability, within(.05));
        }
    }

    @Test
    void neverFalls() {
        // Right the more rarely the surer: all bins violate the order, and only their mean is left.
        var map = learn(5_000, probability -> 1 - probability);

        for (double probability = 0; probability <= 1; probability += .1) {
            assertThat(map.at(probability)).isCloseTo(.5, within(.05));
        }
    }

    @Test
    void isNoSurerThanTheSurestTextsWereRight() {
        var map = learn(20_000, probability -> Math.min(.8, probability));

        assertThat(map.at(1)).isCloseTo(.8, within(.1));
        assertThat(map.at(.95)).isCloseTo(.8, within(.1));
    }

    @Test
    void leavesProbabilitiesAsTheyAreWhereFewTextsTaughtIt() {
        var map = learn(Isotonic.ENOUGH - 1, _ -> 0);

        assertThat(map).isEqualTo(Isotonic.IDENTITY);
        assertThat(map.at(.7)).isEqualTo(.7);
    }

    @Test
    void keepsTheLikeliestTheLikeliestAndTheSumOfSiblingsTheirParents() {
        // Of the surest none was right.
        var never = new Isotonic(new double[] {.2, .9}, new double[] {.01, .02});
        var confidence =
                new Confidence(
                        new float[] {1},
                        new float[1],
                        List.of(never),
                        new double[] {.5},
                        Double.NEGATIVE_INFINITY,
                        new float[0]);
        double[] probabilities = new double[4];

        confidence.spread(new float[] {0, 2, 1, -1}, 1, 3, 1, .8, probabilities);

        assertThat(probabilities[1]).isGreaterThanOrEqualTo(probabilities[2]);
        assertThat(probabilities[2] / probabilities[3]).isCloseTo(Math.exp(2), within(1e-9));
        assertThat(probabilities[1] + probabilities[2] + probabilities[3])
                .isCloseTo(.8, within(1e-12));
    }

    private interface Truth {
        double rightAt(double probability);
    }

    private static Isotonic learn(int texts, Truth truth) {
        var random = new Random(7);
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < texts; i++) {
            double probability = random.nextDouble();
            boolean right = random.nextDouble() < truth.rightAt(probability);
            outcomes.add(new Outcome(probability, right));
        }
        return Isotonic.learn(outcomes, Isotonic.ENOUGH);
    }
}
