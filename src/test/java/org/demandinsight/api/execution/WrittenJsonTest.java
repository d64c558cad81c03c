package org.demandinsight.api.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionResultImpl;
import io.smallrye.graphql.execution.ExecutionResponse;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What we write is what SmallRye would.
class WrittenJsonTest {
    private static final List<Object> SCALARS =
            List.of(
                    IntStream.rangeClosed(0, Character.MAX_VALUE)
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining()),
                    "路灯 \uD83D\uDEA6",
                    true,
                    false,
                    0,
                    Integer.MIN_VALUE,
                    Long.MAX_VALUE,
                    0.1,
                    -0.0,
                    1e10,
                    1e-7,
                    Double.MAX_VALUE,
                    new BigDecimal("1E+3"),
                    new BigDecimal("0.10"),
                    BigInteger.TWO.pow(80));

    @Test
    void scalarsAreWrittenAsSmallRyeDoes() throws Exception {
        var written =
                WrittenJson.of(json -> {
                    json.writeStartArray();
                    for (var scalar : SCALARS) {
                        assertThat(WrittenJson.writeScalar(scalar, json)).isTrue();
                    }
                    json.writeEndArray();
                });

        assertThat(answer(written)).isEqualTo(answer(SCALARS));
    }

    @Test
    void aWrittenPartStandsAmongOthers() throws Exception {
        var written =
                WrittenJson.of(json -> {
                    json.writeStartObject();
                    json.writeStringField("a", "\"");
                    json.writeNullField("b");
                    json.writeEndObject();
                });
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("a", "\"");
        part.put("b", null);

        assertThat(answer(new ArrayList<>(Arrays.asList(written, 1, null, written))))
                .isEqualTo(answer(new ArrayList<>(Arrays.asList(part, 1, null, part))));
    }

    @Test
    void whatSmallRyeMightWriteOtherwiseIsLeftToIt() {
        assertThatThrownBy(() ->
                        WrittenJson.of(json -> {
                            boolean _ = WrittenJson.writeScalar(1f, json);
                        }))
                .hasMessageContaining("Float");
        assertThatThrownBy(() ->
                        WrittenJson.of(json -> {
                            boolean _ = WrittenJson.writeScalar(Double.NaN, json);
                        }))
                .isInstanceOf(NumberFormatException.class);
    }

    private static String answer(Object found) {
        var result = ExecutionResultImpl.newExecutionResult().data(Map.of("found", found)).build();
        return new ExecutionResponse(result).getExecutionResultAsString();
    }
}
