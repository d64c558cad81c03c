package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearnedFromTest {
    private static final LearnedFrom FORMER =
            new LearnedFrom(3, -7, Map.of("02", 5L), Map.of("01", 100L, "02", 100L));

    private static boolean worthIt(int taxonomy, long examples, long first, long second) {
        return new LearnedFrom(
                        taxonomy, examples, Map.of("02", 5L), Map.of("01", first, "02", second))
                .differsFrom(FORMER, 10, .2);
    }

    private static boolean worthIt(Map<String, Long> corrections) {
        return new LearnedFrom(3, -7, corrections, FORMER.demands()).differsFrom(FORMER, 10, .2);
    }

    @Test
    void aModelOfTheSameIsNotWorthIt() {
        assertThat(worthIt(3, -7, 100, 100)).isFalse();
        assertThat(worthIt(3, -7, 119, 120)).isFalse();
    }

    @Test
    void anotherTaxonomyOrOtherExamplesAreWorthIt() {
        assertThat(worthIt(4, -7, 100, 100)).isTrue();
        assertThat(worthIt(3, -8, 100, 100)).isTrue();
    }

    @Test
    void aFifthMoreFewerOrElsewhereIsWorthIt() {
        assertThat(worthIt(3, -7, 120, 120)).isTrue();
        assertThat(worthIt(3, -7, 60, 100)).isTrue();
        assertThat(worthIt(3, -7, 80, 120)).isTrue();
    }

    @Test
    void aHandfulOfFirstDemandsIsNotWorthIt() {
        var none = new LearnedFrom(3, 0, Map.of(), Map.of());
        var nine = new LearnedFrom(3, 0, Map.of(), Map.of("01", 9L));
        var ten = new LearnedFrom(3, 0, Map.of(), Map.of("01", 10L));

        assertThat(nine.differsFrom(none, 10, .2)).isFalse();
        assertThat(ten.differsFrom(none, 10, .2)).isTrue();
    }

    @Test
    void afterAThousandCorrectionsAHundredMoreAreWorthIt() {
        var thousand = new LearnedFrom(3, 0, Map.of("01", 1_000L), Map.of());
        var someMore = new LearnedFrom(3, 0, Map.of("01", 1_099L), Map.of());
        var hundredMore = new LearnedFrom(3, 0, Map.of("01", 1_100L), Map.of());

        assertThat(someMore.differsFrom(thousand, 10, .2)).isFalse();
        assertThat(hundredMore.differsFrom(thousand, 10, .2)).isTrue();
    }

    @Test
    void tenCorrectionsAreWorthIt() {
        assertThat(worthIt(Map.of("02", 14L))).isFalse();
        assertThat(worthIt(Map.of("02", 15L))).isTrue();
        assertThat(worthIt(Map.of("01", 5L))).isTrue();
    }

    @Test
    void itOutlivesTheRecord() {
        assertThat(LearnedFrom.of(FORMER.json())).isEqualTo(FORMER);
    }

    @Test
    void theDefaultsAreThese() {
        var settings =
                new SmallRyeConfigBuilder()
                        .withMapping(LearningSettings.class)
                        .build()
                        .getConfigMapping(LearningSettings.class);

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.look()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.textsPerCategory()).isEqualTo(2_000);
        assertThat(settings.textsInAll()).isEqualTo(100_000);
        assertThat(settings.routedInAll()).isEqualTo(30_000);
        assertThat(settings.growth()).isEqualTo(.2);
        assertThat(settings.corrections()).isEqualTo(10);
    }
}
