package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.demandinsight.classify.SmallTown.text;

import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Reason;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.demandinsight.taxonomy.Taxonomy;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    private static final Taxonomy TOWN = SmallTown.taxonomy();
    private static final Classifier CLASSIFIER = SmallTown.classifier();

    @Test
    void keywordsAloneAreEnoughToBegin() {
        assertThat(codeOf(place("小区停水三天", "自来水一直没有来"))).isEqualTo("U1");
        assertThat(codeOf(place("路灯不亮", "晚上回家太黑了"))).isEqualTo("U3");
        assertThat(codeOf(place("半夜施工噪音扰民", ""))).isEqualTo("E1");
        assertThat(codeOf(place("", "公交车班次太少，等了一个小时"))).isEqualTo("T1");
        assertThat(codeOf(place("Loud noise all night", ""))).isEqualTo("E1");
    }

    @Test
    void whereNothingFitsNothingIsSaid() {
        assertThat(place("", "")).isInstanceOf(Unplaced.class);
        assertThat(place("⟦MOBILE⟧", "⟦NAME⟧")).isInstanceOf(Unplaced.class);
        assertThat(place("Lorem ipsum dolor", "sit amet consectetur")).isInstanceOf(Unplaced.class);
    }

    @Test
    void fullWidthAndCapitalLettersAreTheSameWords() {
        assertThat(place("ＰＡＲＫＩＮＧ", "")).isEqualTo(place("parking", ""));
    }

    @Test
    void theWordsThatDecidedStandInTheText() {
        var classified = CLASSIFIER.classify(text("楼下垃圾没人清运"), text("已经三天了，路过都是臭味"));

        var reasons =
                switch (classified) {
                    case Classification.Assigned assigned -> assigned.reasons();
                    case Classification.Contested contested -> contested.reasons();
                    case Unplaced _ -> throw new AssertionError("placed nowhere");
                };
        assertThat(reasons).isNotEmpty();
        assertThat(reasons.getFirst().weight()).isPositive();
        assertThat(reasons.getFirst().term()).contains("垃圾");
        assertThat(reasons.stream().map(Reason::term))
                .allMatch(term -> "楼下垃圾没人清运 已经三天了，路过都是臭味".contains(term));
    }

    @Test
    void reasonsSayWhereTheyStand() {
        var title = "  楼下垃圾没人清运";
        var words = "已经三天了，路过都是臭味，垃圾桶满了";

        var classified = CLASSIFIER.classify(text(title), text(words));

        assertThat(classified).isInstanceOf(Classification.Assigned.class);
        assertThat(((Classification.Assigned) classified).reasons())
                .isNotEmpty()
                .allSatisfy(reason -> {
                    var of =
                            switch (reason.field()) {
                                case TITLE -> title;
                                case TEXT -> words;
                            };
                    assertThat(of.substring(reason.start(), reason.end())).isEqualTo(reason.term());
                })
                .extracting(Reason::field)
                .contains(Reason.Field.TITLE, Reason.Field.TEXT);
    }

    @Test
    void theModelsVersionIsNamed() {
        assertThat(place("停电", "").decider()).isEqualTo(Decider.model(7));
    }

    @Test
    void aLabelThatTheTaxonomyLostIsNoCandidate() {
        var without =
                new Taxonomy(
                        4,
                        TOWN.categories().stream()
                                .filter(category -> !category.code().equals("U3"))
                                .toList());
        var classifier = new Classifier(SmallTown.model(), 7, without);

        assertThat(classifier.place(text("路灯不亮"), RedactedText.EMPTY).category()).isZero();
    }

    private static Classification place(String title, String text) {
        return CLASSIFIER.place(text(title), text(text));
    }

    private static String codeOf(Classification classification) {
        Category category = TOWN.category(classification.category());
        return category == null ? "" : category.code();
    }
}
