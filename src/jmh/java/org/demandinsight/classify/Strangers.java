package org.demandinsight.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.demandinsight.testing.RealData;

/// Which share of texts a model of the Taidi messages places nowhere: of messages that it hasn't seen, which belong
/// somewhere, and of texts from elsewhere, which don't.
final class Strangers {
    private static final String NAME = "foreign";

    private Strangers() {}

    static String table(String which) throws IOException {
        var files =
                List.of(
                        LabelledSets.TAIDI,
                        LabelledSets.PETITIONS,
                        ForeignTexts.FAQ,
                        ForeignTexts.POLICIES);
        if (!NAME.contains(which) || !files.stream().allMatch(RealData::has)) {
            return "";
        }
        var set = LabelledSets.taidi();
        var own = new ArrayList<Double>();
        var titles = new ArrayList<Double>();
        var foreign = ForeignTexts.read();
        var shares = foreign.stream().map(_ -> new ArrayList<Double>()).toList();
        for (int fold = 0; fold < LabelledSet.FOLDS; fold++) {
            var model = Measured.train(set.taxonomy(), set.outside(fold));
            own.add(Measured.of(model, set.taxonomy(), set.inside(fold)).unplaced());
            titles.add(Measured.of(model, set.taxonomy(), set.titles().inside(fold)).unplaced());
            for (int i = 0; i < foreign.size(); i++) {
                var texts = foreign.get(i).texts();
                shares.get(i).add(Measured.of(model, set.taxonomy(), texts).unplaced());
            }
        }
        var table = new StringBuilder("| texts | how many | Unplaced |\n|---|---|---|\n");
        row(table, "own, title and text", set.texts().size(), own);
        row(table, "own, titles alone", set.texts().size(), titles);
        for (int i = 0; i < foreign.size(); i++) {
            row(table, foreign.get(i).name(), foreign.get(i).texts().size(), shares.get(i));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String name, int texts, List<Double> shares) {
        table.append(
                "| %s | %,d | %s |%n"
                        .formatted(name, texts, QualityRow.spread(shares, Double::doubleValue)));
    }
}
