package org.demandinsight.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedNumbersTest {
    private final PublishedNumbers published =
            new PublishedNumbers(List.of("0571-87001234", "（010）66012345", "", "无"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "057187001234",
                "87001234",
                "8657187001234",
                "008657187001234",
                "66012345",
                "4008001234"
            })
    void isKnownWithAndWithoutCodesAndCompaniesNumbersAlways(String digits) {
        assertThat(published.contains(digits)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"87001235", "02187001234", "13800571870", ""})
    void anotherNumberIsPrivate(String digits) {
        assertThat(published.contains(digits)).isFalse();
    }
}
