package org.demandinsight.classify;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.demandinsight.classify.SmallTown.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.demandinsight.classify.TrainingMonitor.Stage;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final TrainingSettings USUAL = TrainingSettings.USUAL;

    @Test
    void theSameTextsAndSeedGiveTheSameModel() {
        byte[] first = ModelFile.write(SmallTown.model(newKind(), USUAL));
        byte[] second = ModelFile.write(SmallTown.model(newKind(), USUAL));

        assertThat(first).isEqualTo(second);
    }

    @Test
    void aModelOutlivesItsFile() {
        var written = ModelFile.write(SmallTown.model());

        var read = ModelFile.read(written);

        assertThat(ModelFile.write(read)).isEqualTo(written);
        var town = SmallTown.taxonomy();
        var classifier = new Classifier(read, 7, town);
        var title = text("小区停水三天");
        assertThat(classifier.classify(title, RedactedText.EMPTY))
                .isEqualTo(SmallTown.classifier().classify(title, RedactedText.EMPTY));
    }

    /// Written by the release before maps came after the temperatures: of this town.
    @Test
    void aFileOfTheFormerFormatIsReadStill() throws IOException {
        byte[] former;
        try (var file = TrainerTest.class.getResourceAsStream("/model/format-3.bin")) {
            former = requireNonNull(file).readAllBytes();
        }

        var classifier = new Classifier(ModelFile.read(former), 7, SmallTown.taxonomy());

        var title = text("小区停水三天");
        assertThat(classifier.classify(title, RedactedText.EMPTY).category())
                .isPositive()
                .isEqualTo(SmallTown.classifier().classify(title, RedactedText.EMPTY).category());
    }

    @Test
    void aDamagedFileIsRefused() {
        var written = ModelFile.write(SmallTown.model());
        written[written.length / 2] ^= 1;

        assertThatThrownBy(() -> ModelFile.read(written)).hasMessageContaining("damaged");
        assertThatThrownBy(() -> ModelFile.read(new byte[64])).hasMessageContaining("no model");
        assertThatThrownBy(() -> ModelFile.read(new byte[3])).hasMessageContaining("3 bytes");
    }

    @Test
    void tenExamplesMoveACategory() {
        var before = SmallTown.classifier().place(text("宽带断网"), text("宽带网络全断"));

        var model = SmallTown.model(newKind(), USUAL);
        var after =
                new Classifier(model, 8, SmallTown.taxonomy()).place(text("宽带断网"), text("宽带网络全断"));

        assertThat(before.category()).isZero();
        assertThat(after.category()).isEqualTo(idOf("U2"));
        assertThat(model.card().told()).isEqualTo(10);
    }

    @Test
    void theMonitorHearsOfEveryStageAndMayStop() {
        var heard = EnumSet.noneOf(Stage.class);
        var listening = monitor(heard, Stage.TRAINING);

        var outcome = new Trainer(SmallTown.taxonomy(), USUAL).train(List.of(), listening);

        assertThat(outcome).isInstanceOf(TrainingOutcome.Stopped.class);
        assertThat(heard).containsExactlyInAnyOrder(Stage.values());
    }

    @Test
    void oneCategoryIsNoChoice() {
        var town = SmallTown.taxonomy();
        var alone = new Taxonomy(1, town.categories().subList(0, 4));

        var outcome = new Trainer(alone, USUAL).train(List.of(), TrainingMonitor.NONE);

        assertThat(outcome).isEqualTo(new TrainingOutcome.TooFewCategories(1));
    }

    @Test
    void aTextOfAnUnknownCategoryIsPassedOver() {
        var model = SmallTown.model(List.of(told("别的事", "X9")), USUAL);

        assertThat(model.card().told()).isZero();
    }

    private static List<LabelledText> newKind() {
        var texts = new ArrayList<LabelledText>();
        for (var place : List.of("东", "西", "南", "北", "中")) {
            texts.add(told(place + "门的宽带断网，网络全断", "U2"));
            texts.add(told("宽带又断了，" + place + "区没有网络信号", "U2"));
        }
        return texts;
    }

    private static LabelledText told(String text, String category) {
        return new LabelledText(RedactedText.EMPTY, text(text), category);
    }

    private static int idOf(String code) {
        var category = SmallTown.taxonomy().category(code);
        return category == null ? 0 : category.id();
    }

    private static TrainingMonitor monitor(EnumSet<Stage> heard, Stage last) {
        return new TrainingMonitor() {
            @Override
            public void progress(Stage stage, long done, long total) {
                heard.add(stage);
            }

            @Override
            public boolean stopped() {
                return heard.contains(last);
            }
        };
    }
}
