package org.demandinsight.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void anEstimateLiesInItsInterval() {
        assertThatThrownBy(() -> new Estimate(5, 1, 4, .95, "median", 10))
                .hasMessageContaining("5.0 in 1.0..4.0");
    }
}
