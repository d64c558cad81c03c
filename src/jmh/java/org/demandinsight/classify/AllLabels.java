package org.demandinsight.classify;

import java.io.IOException;
import java.util.ArrayList;
import org.demandinsight.testing.RealData;

/// How well all labels of a text are found where it has several: those that a model holds for true, against those that the
/// source named.
final class AllLabels {
    private static final String NAME = "We the People";

    private AllLabels() {}

    static String table(String which) throws IOException {
        if (!NAME.contains(which) || !RealData.has(LabelledSets.PETITIONS)) {
            return "";
        }
        var set = LabelledSets.petitions();
        var folds = new ArrayList<Measured>();
        for (int fold = 0; fold < LabelledSet.FOLDS; fold++) {
            var model = Measured.train(set.taxonomy(), set.outside(fold));
            folds.add(Measured.of(model, set.taxonomy(), set.inside(fold)));
        }
        return """
        | set | likeliest among the labels | macro-F1 over labels | micro-F1 over labels |
        |---|---|---|---|
        | %s | %s | %s | %s |
        """
                .formatted(
                        NAME,
                        QualityRow.spread(folds, fold -> fold.metrics(1).accuracy()),
                        QualityRow.spread(folds, fold -> fold.several().macroF1()),
                        QualityRow.spread(folds, fold -> fold.several().microF1()));
    }
}
