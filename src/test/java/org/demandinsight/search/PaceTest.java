package org.demandinsight.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final int BATCH = IndexedDemands.BATCH;
    private final Pace pace = new Pace();

    @Test
    void ofASlowIndexOneBatchIsAhead() {
        take(Duration.ofSeconds(5));

        assertThat(pace.most()).isEqualTo(BATCH);
    }

    @Test
    void asManyWaitAsAreFoundSoon() {
        take(Duration.ofMillis(400)); // 5,000 a second

        assertThat(pace.most()).isBetween(3_900, 4_100);
    }

    @Test
    void howeverFastItIsTheyAreNotAllThatThereAre() {
        take(Duration.ofMillis(1));

        assertThat(pace.most()).isEqualTo(6 * BATCH);
    }

    @Test
    void itIsAskedByWhoWritesMany() {
        assertThat(pace.isAsked()).isFalse();

        pace.asked();

        assertThat(pace.isAsked()).isTrue();
    }

    private void take(Duration each) {
        for (int i = 0; i < 30; i++) {
            pace.took(BATCH, each);
        }
    }
}
