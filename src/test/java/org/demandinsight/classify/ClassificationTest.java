package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import org.demandinsight.testing.RealData;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How well the classifier does on real messages that it has not seen: one fold of five with their texts, all of them with
/// `-Dfolds=5`; titles alone are quick enough for all five always.
class TaidiClassificationTest {
    private static final Logger LOG = Logger.getLogger(TaidiClassificationTest.class);
    private static final int FOLDS = Integer.getInteger("folds", 1);

    @BeforeAll
    static void theDataIsThere() {
        assumeTrue(RealData.has(LabelledSets.TAIDI), RealData.MISSING);
    }

    @Test
    void messagesArePlacedByTitleAndText() throws IOException {
        var messages = LabelledSets.taidi();

        assertFloors(reached(messages, messages, FOLDS), Floors.of("taidi_title_and_text"));
    }

    @Test
    void messagesArePlacedByTitleAlone() throws IOException {
        var titles = LabelledSets.taidi().titles();

        assertFloors(reached(titles, titles, LabelledSet.FOLDS), Floors.of("taidi_title"));
    }

    private static void assertFloors(Reached reached, JsonNode floor) {
        var metrics = reached.metrics();
        assertThat(metrics.macroF1()).isGreaterThanOrEqualTo(floor.get("macro_f1").asDouble());
        assertThat(metrics.accuracy()).isGreaterThanOrEqualTo(floor.get("micro_f1").asDouble());
        assertThat(metrics.ece()).isLessThanOrEqualTo(floor.get("ece_ceiling").asDouble());
        assertThat(metrics.accuracyAt85())
                .isGreaterThanOrEqualTo(floor.get("accuracy_at_85").asDouble());
        assertThat(reached.accuracyOfAssigned())
                .isGreaterThanOrEqualTo(floor.get("accuracy_of_assigned").asDouble());
    }

    private record Reached(LevelMetrics metrics, double accuracyOfAssigned) {}

    private static Reached reached(LabelledSet learned, LabelledSet asked, int folds) {
        var measured = new ArrayList<Measured>();
        for (int fold = 0; fold < folds; fold++) {
            var model = Measured.train(learned.taxonomy(), learned.outside(fold));
            measured.add(Measured.of(model, learned.taxonomy(), asked.inside(fold)));
        }
        var all = Measured.all(measured);
        LOG.infof(
                "%d folds: %s, of the assigned %.4f right",
                folds, all.metrics(1), all.accuracyOfAssigned());
        return new Reached(all.metrics(1), all.accuracyOfAssigned());
    }
}
