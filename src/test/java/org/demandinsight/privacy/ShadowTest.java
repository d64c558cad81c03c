package org.demandinsight.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShadowTest {
    @ParameterizedTest
    @CsvSource({
        "１３８－００１３, 138-0013",
        "Ａ座１２０３, A座1203",
        "ａ＠ｂ．ｃｏｍ, a@b.com",
        "买买提•艾山, 买买提·艾山",
        "138—0013, 138-0013"
    })
    void foldsWhatReadsAlike(String text, String folded) {
        assertThat(Shadow.of(text)).isEqualTo(folded).hasSameSizeAs(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "９, -1", "零, 0", "〇, 0", "洞, 0", "幺, 1", "么, 1", "两, 2", "叁, 3", "拐, 7", "勾, 9",
        "十, -1", "x, -1"
    })
    void knowsWhatADigitIsWorthAsPeopleSpellIt(char digit, int worth) {
        assertThat(Shadow.digit(digit)).isEqualTo(worth);
    }

    @Test
    void aMarkThatStandsAlreadyIsOpaque() {
        assertThat(Shadow.of("电话⟦MOBILE⟧。")).isEqualTo("电话" + "⟦".repeat(8) + "。");
    }

    @Test
    void spelledDigitsBecomeDigits() {
        assertThat(Shadow.unspelled("幺三八零零")).isEqualTo("13800");
        assertThat(Shadow.digits("1-3 8")).isEqualTo("138");
    }
}
