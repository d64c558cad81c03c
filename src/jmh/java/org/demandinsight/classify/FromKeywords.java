package org.demandinsight.classify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.demandinsight.demo.DemandRow;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.testing.MunicipalTaxonomy;

/// What the default taxonomy places rightly of the demo city's demands, which its makers did not write its words for: from
/// its keywords alone, and after a few examples of each category from another such city.
final class FromKeywords {
    private static final String NAME = "keywords";
    private static final int ASKED = 5_000;
    private static final int EXAMPLES = 10;

    private FromKeywords() {}

    static String table(String which) throws IOException {
        if (!NAME.contains(which)) {
            return "";
        }
        var taxonomy = MunicipalTaxonomy.read(true);
        var asked = demands(1).stream().limit(ASKED).toList();
        return """
        | the default taxonomy, asked of the demo city | demands | leaf right | first level right | assigned (right) | Unplaced |
        |---|---|---|---|---|---|
        """
                + row(
                        "keywords and its own examples alone",
                        Measured.of(Measured.train(taxonomy, List.of()), taxonomy, asked))
                + row(
                        "and %d demands of each category".formatted(EXAMPLES),
                        Measured.of(Measured.train(taxonomy, few(demands(99))), taxonomy, asked));
    }

    private static String row(String name, Measured measured) {
        int[] outcomes = measured.outcomes();
        double all = outcomes[0] + outcomes[1] + outcomes[2];
        return "| %s | %,d | %.3f | %.3f | %.3f (%.3f) | %.3f |%n"
                .formatted(
                        name,
                        (int) all,
                        measured.metrics(2).accuracy(),
                        measured.metrics(1).accuracy(),
                        outcomes[0] / all,
                        measured.accuracyOfAssigned(),
                        measured.unplaced());
    }

    private static List<LabelledText> demands(long seed) {
        return new DemoCity(DemoOptions.STANDARD.withSeed(seed))
                .demands()
                .map(FromKeywords::text)
                .toList();
    }

    private static LabelledText text(DemandRow row) {
        return new LabelledText(
                RedactedText.stored(Objects.requireNonNullElse(row.cell("title"), "")),
                RedactedText.stored(Objects.requireNonNullElse(row.cell("text"), "")),
                row.truth().category());
    }

    private static List<LabelledText> few(List<LabelledText> texts) {
        var taken = new HashMap<String, Integer>();
        var few = new ArrayList<LabelledText>();
        for (var text : texts) {
            if (taken.merge(text.categories().getFirst(), 1, Integer::sum) <= EXAMPLES) {
                few.add(text);
            }
        }
        return few;
    }
}
