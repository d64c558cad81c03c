package org.demandinsight.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MappingFileTest {
    @SuppressWarnings("unused") // by name
    private static final java.util.List<String> SHIPPED = Mappings.NAMES;

    @ParameterizedTest
    @FieldSource("SHIPPED")
    void everyMappingThatIsShippedIsGood(String name) {
        var mapping = Mappings.named(name);

        assertThat(mapping.id()).isEqualTo(name);
        assertThat(mapping.version()).matches(name + "@[0-9a-f]{8}");
    }

    @Test
    void thePlainMappingOfEachKindHasAllItsFields() {
        for (var kind : ImportKind.values()) {
            var mapping = Mappings.named(kind.label());

            assertThat(mapping.kind()).isEqualTo(kind);
            assertThat(mapping.fields().keySet())
                    .as(kind.label())
                    .containsExactlyInAnyOrderElementsOf(kind.fields());
        }
    }

    @Test
    void valuesAreKnownWhateverTheirCase() {
        var mapping =
                Mappings.written(
                        """
                        mapping: mine
                        kind: demands
                        source: {code: mine, zone: Asia/Shanghai}
                        columns: {id: no, status: state}
                        values:
                          status: {Done: CLOSED}
                        """);

        assertThat(mapping.values()).isEqualTo(Map.of("status", Map.of("done", "CLOSED")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "kind: demands~columns: {id: no} § mapping: is missing",
                "mapping: m~kind: demand~columns: {id: no} § no kind \"demand\"",
                "mapping: m~kind: demands~columns:~  id: no~  recieved_at: at § line 5: \"recieved_at\" is unknown; is it received_at?",
                "mapping: m~kind: demands~colums: {id: no} § line 3: \"colums\" is unknown; is it columns?",
                "mapping: m~kind: demands~columns: {id: no}~dates: [yyyy/Q] § line 4: a date pattern is wrong: letter Q",
                "mapping: m~kind: demands~columns: {id: no}~source: {code: a, zone: Moon} § line 4: there is no zone Moon",
                "mapping: m~kind: demands~columns: {id: no}~delimiter: '#' § line 4: a delimiter is one of",
                "mapping: m~kind: demands~columns: {id: no}~encoding: latin1 § line 4: an encoding is",
                "mapping: m~kind: demands~columns: {id: no}~formats: [xls] § line 4: unknown format xls",
                "mapping: m~kind: demands~columns: {id: no}~constants: {id: 7} § line 4: the field id has two origins",
                "mapping: m~kind: demands~columns: {id: no}~key: [title] § line 4: key uses the field title",
                "mapping: m~kind: demands~columns: {id: no}~templates: {text: plain} § line 4: the template names no column",
                "mapping: m~kind: demands~columns: {id: no}~mapping: n § line 4: mapping is written twice",
                "mapping: m~kind: areas~columns: {code: no} § needs the field name",
                "mapping: m~kind: demands~constants: {kind: HOTLINE} § reads no column",
                "mapping: [m § not valid YAML",
                "- a § a mapping is a YAML block"
            })
    void aBadMappingSaysWhereAndHowToMendIt(String yaml, String words) {
        assertThatThrownBy(() -> Mappings.written(yaml.replace('~', '\n')))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e ->
                                assertThat(e.problem())
                                        .isIn(Problem.BAD_MAPPING, Problem.UNKNOWN_KIND))
                .hasMessageContaining(words);
    }

    @Test
    void anUnknownNameIsToldWithThoseThatAre() {
        assertThatThrownBy(() -> Mappings.named("../application"))
                .hasMessageContaining("use one of areas, departments");
    }
}
