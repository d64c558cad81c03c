package org.demandinsight.api.execution;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.api.CaseGroupFilterInput;
import org.demandinsight.api.DemandFilterInput;
import org.demandinsight.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What we bind is what JSON-B binds; what it refuses is left to it, but for times, which we refuse in words that say how to mend them.
class ArgumentsTest {
    private static final Jsonb JSON_B = JsonbBuilder.create();

    private static final Map<String, Object> EVERY_CONDITION =
            Map.ofEntries(
                    entry("text", "路灯 \"street light\" \\ \uD83D\uDEA6"),
                    entry("category", "01"),
                    entry("area", ""),
                    entry("department", "d"),
                    entry("source", "hotline"),
                    entry("channels", List.of("PHONE", "WEB")),
                    entry("kind", "PETITION"),
                    entry("requesterKind", "ENTERPRISE"),
                    entry("statuses", List.of()),
                    entry("receivedFrom", "2026-01-01T00:00:00.25+08:00"),
                    entry("receivedTo", "2026-12-31T23:59Z"));

    @Test
    void everyConditionIsBound() {
        assertThat(EVERY_CONDITION).hasSize(DemandFilterInput.class.getFields().length);
        assertAsJsonB(EVERY_CONDITION, DemandFilterInput.class);
        Map<String, Object> ofGroups =
                Map.of("category", "02", "formLetter", true, "minTickets", 3);
        assertThat(ofGroups).hasSize(CaseGroupFilterInput.class.getFields().length);
        assertAsJsonB(ofGroups, CaseGroupFilterInput.class);
    }

    @Test
    void whatIsLeftOutOrNullIsNull() {
        assertAsJsonB(Map.of(), DemandFilterInput.class);
        var nulls = new HashMap<String, Object>();
        EVERY_CONDITION.keySet().forEach(field -> nulls.put(field, null));
        assertAsJsonB(nulls, DemandFilterInput.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "1700000000", "2026-01-01", "2026-01-01T00:00:00+0800"})
    void whatIsNoTimeIsRefusedByTheNameOfItsField(String time) {
        var fields = Map.of("receivedTo", time);
        assertThatThrownBy(() -> Arguments.bind(fields, DemandFilterInput.class))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("receivedTo: \"" + time + "\" is no moment");
        assertThatThrownBy(() -> JSON_B.fromJson(JSON_B.toJson(fields), DemandFilterInput.class))
                .isInstanceOf(JsonbException.class);
    }

    @Test
    void objectsWithinObjectsAreLeftToSmallRye() {
        for (var value : List.of(Map.of(), List.of(Map.of()))) {
            assertThat(Arguments.bind(Map.of("text", value), DemandFilterInput.class)).isNull();
        }
    }

    private static <T> void assertAsJsonB(Map<String, Object> fields, Class<T> type) {
        assertThat(Arguments.bind(fields, type))
                .usingRecursiveComparison()
                .isEqualTo(JSON_B.fromJson(JSON_B.toJson(fields), type));
    }
}
