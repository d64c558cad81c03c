package org.demandinsight.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedHashTest {
    private final KeyedHash hash = new KeyedHash(Secret.of("ab".repeat(32)));

    @ParameterizedTest
    @ValueSource(strings = {"138 1234 5678", "+86 138-1234-5678", "１３８１２３４５６７８", "幺三八一二三四五六七八"})
    void aPhoneIsOnePersonHoweverItIsWritten(String written) {
        assertThat(hash.person(written)).isEqualTo(hash.person("13812345678")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "138****5678"})
    void aBlankOrMaskedNumberIsNobody(String written) {
        assertThat(hash.person(written)).isNull();
    }

    @Test
    void anotherSecretGivesAnotherKey() {
        var other = new KeyedHash(Secret.of("cd".repeat(32)));

        assertThat(other.person("A0001")).isNotEqualTo(hash.person("A0001"));
    }

    @Test
    void rowsDifferWhereTheirCellsDoHoweverTheyAreCut() {
        assertThat(hash.row("m", List.of("ab", "c")))
                .isNotEqualTo(hash.row("m", List.of("a", "bc")));
        assertThat(hash.row("m", List.of("a"))).isNotEqualTo(hash.row("n", List.of("a")));
    }

    @Test
    void anExternalIdThatHoldsAPhoneIsReplaced() {
        assertThat(hash.externalId("WO-13812345678")).startsWith("h:").doesNotContain("138");
        assertThat(hash.externalId(" 101000295613 ")).isEqualTo("101000295613");
    }

    @Test
    void theSecretIsMadeOnceAndADamagedOneIsNeverReplaced(@TempDir Path folder) throws IOException {
        var file = folder.resolve("secret");
        var made = Secret.in(file);
        assertThat(Secret.in(file).bytes()).isEqualTo(made.bytes());

        Files.writeString(file, "torn");

        assertThatThrownBy(() -> Secret.in(file)).hasMessageContaining("restore it from a backup");
        assertThat(Files.readString(file)).isEqualTo("torn");
    }
}
