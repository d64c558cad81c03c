package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.List;
import org.demandinsight.city.Origin;
import org.demandinsight.classify.TrainingOutcome.Trained;
import org.demandinsight.kernel.Wording;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Taxonomy;

/// A taxonomy of two levels that fits on a page, and a model made of nothing but its keywords.
final class SmallTown {
    private final List<Category> categories = new ArrayList<>();

    private SmallTown() {
        int utilities = add(0, "U", "公用事业", List.of());
        add(utilities, "U1", "供水", List.of("停水", "水压", "自来水", "水管爆裂", "water"));
        add(utilities, "U2", "供电", List.of("停电", "电压不稳", "跳闸", "变压器", "power"));
        add(utilities, "U3", "路灯", List.of("路灯", "不亮", "灯杆", "照明", "streetlight"));
        int environment = add(0, "E", "环境保护", List.of());
        add(environment, "E1", "噪音", List.of("噪音", "扰民", "夜间施工", "太吵", "noise"));
        add(environment, "E2", "垃圾", List.of("垃圾", "清运", "垃圾桶", "臭味", "garbage"));
        int traffic = add(0, "T", "交通运输", List.of());
        add(traffic, "T1", "公交", List.of("公交车", "班次", "司机", "站台", "bus"));
        add(traffic, "T2", "停车", List.of("停车位", "乱停", "停车费", "占道", "parking"));
    }

    static Taxonomy taxonomy() {
        return new Taxonomy(3, new SmallTown().categories);
    }

    static Model model() {
        return model(List.of(), TrainingSettings.USUAL);
    }

    static Model model(List<LabelledText> told, TrainingSettings settings) {
        var outcome = new Trainer(taxonomy(), settings).train(told, TrainingMonitor.NONE);
        return outcome instanceof Trained(var model) ? model : fail(outcome);
    }

    static Classifier classifier() {
        return new Classifier(model(), 7, taxonomy());
    }

    static RedactedText text(String text) {
        return RedactedText.stored(text);
    }

    private static Model fail(TrainingOutcome outcome) {
        throw new AssertionError("no model: " + outcome);
    }

    private int add(int parent, String code, String name, List<String> keywords) {
        int id = categories.size() + 1;
        categories.add(
                new Category(
                        id,
                        code,
                        Wording.same(name),
                        Wording.same(name),
                        parent,
                        parent == 0 ? 1 : 2,
                        keywords,
                        List.of(),
                        Origin.DECLARED,
                        0,
                        null));
        return id;
    }
}
