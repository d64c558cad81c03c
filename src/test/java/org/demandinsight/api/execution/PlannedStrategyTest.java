package org.demandinsight.api.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.testing.Questions.ask;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which requests are completed by plans, several times cheaper than the rest.
@QuarkusTest
class PlannedStrategyTest {
    @Inject GraphQLSchema schema;

    private boolean isPlanned(String document) {
        return !Selection.anyFieldBelow(
                Parser.parse(document), PlannedStrategy.fieldsWithoutPlan(schema));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "graphql/operations/newest-demands.graphql",
                "graphql/operations/what-people-ask.graphql",
                "graphql/operations/demands-by-month.graphql",
                "src/jmh/peers/G.graphql",
                "src/jmh/peers/Q1.graphql",
                "src/jmh/peers/Q2.graphql",
                "src/jmh/peers/Q3.graphql"
            })
    void listsAndFiguresArePlanned(String file) throws IOException {
        assertThat(isPlanned(Files.readString(Path.of(file)))).isTrue();
    }

    @Test
    void whatIsReadInBatchesIsNot() {
        assertThat(isPlanned("{ demands { edges { node { reply { text } } } } }")).isFalse();
        assertThat(isPlanned("{ caseGroups { edges { node { demands { title } } } } }")).isFalse();
        assertThat(
                        isPlanned(
                                "{ demands { edges { node { ...more } } } } fragment more on Demand { group: caseGroup { id } }"))
                .isFalse();
    }

    @Test
    void anOperationMayBeCalledLikeWhatIsReadInBatches() {
        assertThat(PlannedStrategy.fieldsWithoutPlan(schema)).contains("demands");
        assertThat(isPlanned("{ demands { edges { node { title } } } }")).isTrue();
        assertThat(isPlanned("{ ... { demands { edges { node { title } } } } }")).isFalse();
    }

    /// Plans are kept with the document, unless its variables make them others.
    @Test
    void whatVariablesLeaveOutIsLeftOutInThatRequestAlone() {
        var query =
                "query ($end: Boolean!) { demands(first: 1) { pageInfo { hasNextPage endCursor @include(if: $end) } } }";
        for (boolean end : List.of(true, false, true)) {
            ask(query, Map.of("end", end))
                    .body(
                            "data.demands.pageInfo",
                            end ? hasKey("endCursor") : not(hasKey("endCursor")))
                    .body("data.demands.pageInfo", hasKey("hasNextPage"));
        }
    }
}
