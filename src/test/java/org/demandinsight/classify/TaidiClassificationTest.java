package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.classify.TrainingOutcome.Trained;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
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
        assumeTrue(TaidiMessages.areThere(), "skipped: ../shared/data is missing");
    }

    @Test
    void messagesArePlacedByTitleAndText() throws IOException {
        var reached = evaluate(TaidiMessages.read(false), FOLDS, "title and text");

        assertFloors(reached, Floors.of("taidi_title_and_text"));
    }

    @Test
    void messagesArePlacedByTitleAlone() throws IOException {
        var reached = evaluate(TaidiMessages.read(true), TaidiMessages.FOLDS, "title alone");

        assertFloors(reached, Floors.of("taidi_title"));
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

    private static Reached evaluate(TaidiMessages messages, int folds, String what) {
        var before = new ArrayList<Judged>();
        var after = new ArrayList<Judged>();
        int[] outcomes = new int[3];
        int right = 0;
        double seconds = 0;
        for (int fold = 0; fold < folds; fold++) {
            long start = System.nanoTime();
            var model = model(messages, messages.outside(fold));
            seconds += (System.nanoTime() - start) / 1e9;
            var tree = model.tree();
            var plain = new Calibration(tree, TrainingSettings.USUAL).plain();
            var features = new Features(model.vocabulary());
            var classifier = new Classifier(model, 1, messages.taxonomy());
            for (var text : messages.inside(fold)) {
                var vector = features.of(text.title().value(), text.text().value());
                var scores = Model.scoreAll(tree, model.branches(), vector);
                var heldOut = new HeldOut(tree.label(text.category()), scores);
                before.add(Judged.of(tree, plain, heldOut, 1));
                after.add(Judged.of(tree, model.confidence(), heldOut, 1));
                var placed = classifier.place(text.title(), text.text());
                outcomes[outcome(placed)]++;
                right += placed instanceof Assigned && isRight(placed, text, messages) ? 1 : 0;
            }
        }
        var metrics = LevelMetrics.of(1, before, after);
        double accuracyOfAssigned = (double) right / outcomes[0];
        LOG.infof(
                "Taidi level 1, %s, %d of %d folds, n = %d: macro-F1 %.4f, micro-F1 %.4f, top-3 %.4f, ECE %.4f (before %.4f), accuracy at 85 %% %.4f; assigned %d (right %.4f), contested %d, unplaced %d; training %.1f s a fold",
                what,
                folds,
                TaidiMessages.FOLDS,
                metrics.texts(),
                metrics.macroF1(),
                metrics.accuracy(),
                metrics.topThree(),
                metrics.ece(),
                metrics.eceBefore(),
                metrics.accuracyAt85(),
                outcomes[0],
                accuracyOfAssigned,
                outcomes[1],
                outcomes[2],
                seconds / folds);
        return new Reached(metrics, accuracyOfAssigned);
    }

    private static int outcome(Classification placed) {
        return switch (placed) {
            case Assigned _ -> 0;
            case Classification.Contested _ -> 1;
            case Classification.Unplaced _ -> 2;
        };
    }

    private static boolean isRight(
            Classification placed, LabelledText text, TaidiMessages messages) {
        var category = messages.taxonomy().category(placed.category());
        return category != null && category.code().equals(text.category());
    }

    private static Model model(TaidiMessages messages, List<LabelledText> texts) {
        var outcome =
                new Trainer(messages.taxonomy(), TrainingSettings.USUAL)
                        .train(texts, TrainingMonitor.NONE);
        assertThat(outcome).isInstanceOf(Trained.class);
        return ((Trained) outcome).model();
    }
}
