package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.demandinsight.city.Channel;
import org.demandinsight.classify.TrainingOutcome.Trained;
import org.demandinsight.privacy.RedactedText;
import org.junit.jupiter.api.Test;

/// How well routing does on real demands that it has not seen, and what holds of any routing model. Of the folds one is run, all five with
/// `-Dfolds=5`.
class RoutingTest {
    private static final int FOLDS = Integer.getInteger("folds", 1);

    static RoutingModel model(List<RoutedDemand> demands) {
        var model =
                new RoutingTrainer(TrainingSettings.USUAL, 1)
                        .train(demands, null, TrainingMonitor.NONE);
        if (model == null) {
            throw new AssertionError("no model of " + demands.size());
        }
        return model;
    }

    @Test
    void bostonsLastMonthIsRoutedByWhatTheThreeBeforeTaught() throws IOException {
        assumeTrue(BostonRequests.areThere(), "skipped: ../shared/data is missing");
        var boston = BostonRequests.read();
        var trial = new RoutingTrial(boston.demands());

        trial.leaveOut(i -> boston.months().get(i).equals("2011-10"));

        trial.holdAgainst(Floors.of("routing", "boston_october"), "Boston, October");
    }

    @Test
    void bostonsRequestsAreRoutedFoldByFold() throws IOException {
        assumeTrue(BostonRequests.areThere(), "skipped: ../shared/data is missing");
        assumeTrue(FOLDS > 1, "skipped: takes two minutes; -Dfolds=5");
        var trial = new RoutingTrial(BostonRequests.read().demands());

        trial.folds(FOLDS);

        trial.holdAgainst(Floors.of("routing", "boston_folds"), "Boston, " + FOLDS + " folds");
    }

    @Test
    void messagesAreRoutedToWhoAnsweredThem() throws IOException {
        assumeTrue(TaidiReplies.areThere(), "skipped: ../shared/data is missing");
        var replies = TaidiReplies.read();
        var titles = LabelledSets.taidi().titles();
        var outcome =
                new Trainer(titles.taxonomy(), TrainingSettings.USUAL)
                        .train(titles.texts(), TrainingMonitor.NONE);
        var trial = new RoutingTrial(replies.placedBy(((Trained) outcome).model()));
        var floor = Floors.of("routing", "taidi_replies");

        trial.folds(5);

        assertThat(replies.demands().size()).isEqualTo(floor.get("labelled").asInt());
        trial.holdAgainst(floor, "Taidi, 5 folds of those whose reply names a department");
    }

    @Test
    void theSameDemandsGiveTheSameBytesAndTheyAreReadBack() {
        var demands = demands(400);
        var model = model(demands);

        byte[] bytes = RoutingFile.write(model);
        var again = RoutingFile.read(bytes);

        assertThat(RoutingFile.write(model(demands))).isEqualTo(bytes);
        assertThat(again.suggest(demands.getFirst().intake(), 3))
                .isEqualTo(model.suggest(demands.getFirst().intake(), 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoutingFile.read(Arrays.copyOf(bytes, bytes.length - 1)));
    }

    @Test
    void suggestionsAreOrderedAndTellTheHistory() {
        var lights = intake("路灯不亮", "lights");

        var suggestions = model(demands(400)).suggest(lights, 3);

        assertThat(suggestions).hasSize(3);
        assertThat(suggestions.getFirst().department()).isEqualTo("POWER");
        assertThat(suggestions.getFirst().probability()).isGreaterThan(.8);
        assertThat(suggestions.getFirst().handled())
                .isEqualTo(suggestions.getFirst().ofCategory())
                .isEqualTo(100);
        assertThat(suggestions.get(1).probability())
                .isGreaterThanOrEqualTo(suggestions.get(2).probability());
        assertThat(suggestions.get(1).handled()).isZero();
    }

    @Test
    void whatNobodyKnowsIsRoutedByTheCityAsAWhole() {
        var model = model(demands(400));

        var suggestions = model.suggest(intake("", "unheard of"), 4);

        assertThat(suggestions.stream().mapToDouble(RoutingModel.Suggestion::probability).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(suggestions.getFirst().ofCategory()).isZero();
    }

    @Test
    void aSampleIsWeighedByWhatItStandsFor() {
        var history = new RoutingHistory(2);
        history.add(List.of("leaf", "top"), 0, 90);
        history.add(List.of("leaf", "top"), 1, 10);
        double[] logShares = new double[2];

        history.logShares(List.of("leaf", "top"), logShares);
        assertThat(Math.exp(logShares[0])).isCloseTo(.9, within(.01));
        history.logShares(List.of("new leaf", "top"), logShares);
        assertThat(Math.exp(logShares[0])).isCloseTo(.9, within(.02));
        history.logShares(List.of("new leaf", "new top"), logShares);
        assertThat(Math.exp(logShares[0])).isCloseTo(.88, within(.03));
    }

    @Test
    void oneDepartmentIsNoChoice() {
        var one = demands(400).stream().filter(each -> each.department().equals("POWER")).toList();

        assertThat(
                        new RoutingTrainer(TrainingSettings.USUAL, 1)
                                .train(one, null, TrainingMonitor.NONE))
                .isNull();
    }

    @Test
    void anotherModelIsWorthItWhenAShareOfTheDemandsIsNew() {
        var former = new RoutedFrom(1, Map.of("POWER", 80L, "WATER", 20L));

        assertThat(RoutedFrom.of(former.json())).isEqualTo(former);
        assertThat(former.differsFrom(former, .2)).isFalse();
        assertThat(new RoutedFrom(2, former.demands()).differsFrom(former, .2)).isTrue();
        assertThat(new RoutedFrom(1, Map.of("POWER", 99L, "WATER", 20L)).differsFrom(former, .2))
                .isFalse();
        assertThat(new RoutedFrom(1, Map.of("POWER", 70L, "POLICE", 30L)).differsFrom(former, .2))
                .isTrue();
    }

    private static List<RoutedDemand> demands(int size) {
        var random = new Random(7);
        var departments = List.of("POWER", "WATER", "POLICE", "PARKS");
        var categories = List.of("lights", "pipes", "noise", "trees");
        var words = List.of("路灯灯杆照明不亮", "水管漏水停水水压", "噪音扰民太吵半夜", "大树枝条修剪倒伏");
        var demands = new ArrayList<RoutedDemand>();
        for (int i = 0; i < size; i++) {
            int at = i % departments.size();
            int from = random.nextInt(4);
            var text = words.get(at).substring(from, from + 4) + "第" + i + "号";
            demands.add(new RoutedDemand(intake(text, categories.get(at)), departments.get(at), 1));
        }
        return demands;
    }

    private static Intake intake(String text, String category) {
        return new Intake(
                RedactedText.EMPTY,
                RedactedText.stored(text),
                List.of(category),
                List.of(),
                Channel.PHONE);
    }
}
