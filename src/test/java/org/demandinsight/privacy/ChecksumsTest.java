package org.demandinsight.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {
    /// An example of GB 11643-1999, and the same with a small x.
    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x"})
    void theStandardsExampleHolds(String number) {
        assertThat(Checksums.isIdCard(number)).isTrue();
    }

    /// A wrong check digit, a thirteenth month, two places too few, and the standard's other example, born in 1880.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "11010519491331002X",
                "1101051949123100",
                "440524188001010014"
            })
    void anotherDigitMonthOrLengthIsNoIdentityNumber(String number) {
        assertThat(Checksums.isIdCard(number)).isFalse();
    }

    @Test
    void anOldNumberNeedsADateOfBirth() {
        assertThat(Checksums.isOldIdCard("110105491231002")).isTrue();
        assertThat(Checksums.isOldIdCard("110105491331002")).isFalse();
    }

    /// Test numbers that the issuers publish.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "5555555555554444",
                "6200000000000005",
                "3530111333300000"
            })
    void issuersTestNumbersAreCards(String digits) {
        assertThat(Checksums.isBankCard(digits)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111112", "1111111111111117", "9111111111111111"})
    void aWrongCheckDigitOrIssuerIsNone(String digits) {
        assertThat(Checksums.isBankCard(digits)).isFalse();
    }
}
