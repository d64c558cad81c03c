package org.demandinsight.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures the Redactor on sentences in which a person has marked what is personal: one half written by somebody who has
/// not read it, one by the project. Recall and precision of each class are pinned in `gold/redactor.yaml`.
class RedactorGoldTest {
    private final Redactor redactor =
            new Redactor(new PublishedNumbers(List.of("0571-87001234", "(010) 66012345")));

    @ParameterizedTest
    @ValueSource(strings = {"independent", "own"})
    void keepsItsPromises(String half) throws IOException {
        var tally = new GoldTally();
        for (var sentence : sentences(half)) {
            tally.judge(sentence, redactor.redact(sentence.plain()).value());
        }

        System.out.println(tally.mistakes() + "\nhalf: " + half + "\n" + tally.table());
        var floors = new YAMLMapper().readTree(resource("/gold/redactor.yaml")).required(half);
        for (var kind : PersonalData.values()) {
            holds(kind.name(), tally.of(kind), floors);
        }
        holds("numbers", tally.of(GoldTally.NUMBERS), floors);
    }

    private static void holds(String name, GoldTally.Score score, JsonNode floors) {
        var floor = floors.required(name);
        assertThat(score.marked()).as("sentences with " + name).isPositive();
        assertThat(score.recall())
                .as("recall of " + name)
                .isGreaterThanOrEqualTo(floor.required("recall").asDouble());
        assertThat(score.precision())
                .as("precision of " + name)
                .isGreaterThanOrEqualTo(floor.required("precision").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"independent", "own"})
    void redactingAgainChangesNothing(String half) throws IOException {
        for (var sentence : sentences(half)) {
            var once = redactor.redact(sentence.plain()).value();

            assertThat(redactor.redact(once).value()).isEqualTo(once);
        }
    }

    private static List<GoldSentence> sentences(String half) throws IOException {
        try (var in = resource("/gold/redactor-" + half + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(GoldSentence::of)
                    .toList();
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(RedactorGoldTest.class.getResourceAsStream(name), name);
    }
}
