package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.demandinsight.testing.RealData;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// How well the classifier does on real texts that it has not seen: one fold of five where learning takes long, all of them with
/// `-Dfolds=5`; the smaller sets are quick enough for all five always.
class ClassificationTest {
    private static final Logger LOG = Logger.getLogger(ClassificationTest.class);
    private static final int FOLDS = Integer.getInteger("folds", 1);

    @Test
    void messagesArePlacedAndTextsFromElsewhereAreNot() throws IOException {
        var messages = set(LabelledSets.TAIDI, LabelledSets::taidi);
        var wholes = new ArrayList<Measured>();
        var titles = new ArrayList<Measured>();
        var strangers = new ArrayList<Measured>();
        for (int fold = 0; fold < FOLDS; fold++) {
            var taxonomy = messages.taxonomy();
            var model = Measured.train(taxonomy, messages.outside(fold));
            wholes.add(Measured.of(model, taxonomy, messages.inside(fold)));
            titles.add(Measured.of(model, taxonomy, messages.titles().inside(fold)));
            for (var foreign : foreign()) {
                strangers.add(Measured.of(model, taxonomy, foreign.texts()));
            }
        }

        var whole = Measured.all(wholes);
        assertFloors("taidi_title_and_text", whole);
        assertFloors("taidi_title_of_all", Measured.all(titles));
        var floor = Floors.of("taidi_strangers");
        if (!strangers.isEmpty()) {
            double unplaced = Measured.all(strangers).unplaced();
            LOG.infof(
                    "Unplaced: %.4f of own texts, %.4f of others%s",
                    whole.unplaced(),
                    unplaced,
                    strangers.stream().map(Measured::unplaced).toList());
            assertThat(unplaced).isGreaterThanOrEqualTo(floor.get("unplaced").asDouble());
        }
        assertThat(whole.unplaced()).isLessThanOrEqualTo(floor.get("own_ceiling").asDouble());
    }

    @Test
    void messagesArePlacedByTitlesAlone() throws IOException {
        var titles = set(LabelledSets.TAIDI, LabelledSets::taidi).titles();

        assertFloors("taidi_title", reached(titles, LabelledSet.FOLDS));
    }

    @Test
    void petitionsArePlacedUnderSeveralIssues() throws IOException {
        var petitions = set(LabelledSets.PETITIONS, LabelledSets::petitions);

        var reached = reached(petitions, LabelledSet.FOLDS);
        assertFloors("we_the_people", reached);
        assertThat(reached.several().macroF1())
                .isGreaterThanOrEqualTo(
                        Floors.of("we_the_people").get("macro_f1_over_labels").asDouble());
    }

    @Test
    void shortEnglishNotesArePlacedAtTheFirstLevel() throws IOException {
        var notes = set(LabelledSets.BOSTON, LabelledSets::boston);

        assertFloors("boston_notes", reached(notes, FOLDS));
    }

    /// The floors that stand under the name, of the first level.
    private static void assertFloors(String name, Measured measured) {
        var metrics = measured.metrics(1);
        LOG.infof(
                "%s: %s, of the assigned %.4f right", name, metrics, measured.accuracyOfAssigned());
        var floors = Floors.of(name);
        assertFloor(floors, "macro_f1", metrics, LevelMetrics::macroF1);
        assertFloor(floors, "micro_f1", metrics, LevelMetrics::accuracy);
        assertFloor(floors, "accuracy_at_85", metrics, LevelMetrics::accuracyAt85);
        assertThat(metrics.ece()).isLessThanOrEqualTo(floors.get("ece_ceiling").asDouble());
        assertThat(measured.accuracyOfAssigned())
                .isGreaterThanOrEqualTo(floors.get("accuracy_of_assigned").asDouble());
    }

    private static void assertFloor(
            JsonNode floors,
            String name,
            LevelMetrics metrics,
            ToDoubleFunction<LevelMetrics> figure) {
        assertThat(figure.applyAsDouble(metrics))
                .as(name)
                .isGreaterThanOrEqualTo(floors.get(name).asDouble());
    }

    private static Measured reached(LabelledSet set, int folds) {
        var measured = new ArrayList<Measured>();
        for (int fold = 0; fold < folds; fold++) {
            var model = Measured.train(set.taxonomy(), set.outside(fold));
            measured.add(Measured.of(model, set.taxonomy(), set.inside(fold)));
        }
        return Measured.all(measured);
    }

    private interface Reading {
        LabelledSet read() throws IOException;
    }

    private static LabelledSet set(String file, Reading reading) throws IOException {
        assumeTrue(RealData.has(file), RealData.MISSING);
        return reading.read();
    }

    private static List<ForeignTexts.Foreign> foreign() throws IOException {
        boolean all =
                List.of(LabelledSets.PETITIONS, ForeignTexts.FAQ, ForeignTexts.POLICIES).stream()
                        .allMatch(RealData::has);
        return all ? ForeignTexts.read() : List.of();
    }
}
