package org.demandinsight.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.demandinsight.testing.RealData;
import org.jboss.logging.Logger;

/// Measures the categoriser on every labelled set among the real data, in five folds of which no two share nearly the same
/// text, and writes the tables of `src/docs/evaluation.md`:
/// `./mvnw -q -Pbench test-compile exec:exec -Dbench.main=org.demandinsight.classify.Evaluation`.
/// `-Dbench=Taidi` measures the sets of that name only, and writes nothing; `-Drealdata=FOLDER` other data.
public final class Evaluation {
    private static final Logger LOG = Logger.getLogger(Evaluation.class);
    private static final Path REPORT = Path.of("src/docs/evaluation.md");

    private Evaluation() {}

    private interface Section {
        String table() throws IOException, InterruptedException;
    }

    public static void main(String... words) throws IOException, InterruptedException {
        var which = words.length == 0 ? "" : words[0];
        Map<String, Section> sections =
                Map.of(
                        "quality", () -> quality(which),
                        "several", () -> AllLabels.table(which),
                        "foreign", () -> Strangers.table(which),
                        "keywords", () -> FromKeywords.table(which),
                        "cost", () -> Costs.table(which));
        var tables = new TreeMap<String, String>();
        for (var section : sections.entrySet()) {
            var table = section.getValue().table();
            if (!table.isEmpty()) {
                LOG.infof("%s%n%s", section.getKey(), table);
                tables.put(section.getKey(), table);
            }
        }
        if (which.isBlank()) {
            write(tables);
        }
    }

    private static String quality(String which) throws IOException {
        var table = new StringBuilder(QualityRow.HEAD);
        boolean any = false;
        for (var set : EvaluatedSet.values()) {
            if (!set.label().contains(which)) {
                continue;
            }
            if (!RealData.has(set.file())) {
                LOG.infof("%s: %s", set.label(), RealData.MISSING);
                continue;
            }
            any = true;
            var folds = folds(set);
            for (int level = 1; level <= folds.getFirst().after().size(); level++) {
                table.append(QualityRow.of(set.label(level), level, folds));
            }
            LOG.infof("%s%n%s", set.label(), table);
        }
        return any ? table.toString() : "";
    }

    private static List<Measured> folds(EvaluatedSet set) throws IOException {
        var learned = set.learned();
        var asked = set.asked(learned);
        var folds = new ArrayList<Measured>();
        for (int fold = 0; fold < LabelledSet.FOLDS; fold++) {
            var model = Measured.train(learned.taxonomy(), learned.outside(fold));
            folds.add(Measured.of(model, learned.taxonomy(), asked.inside(fold)));
        }
        return folds;
    }

    private static void write(Map<String, String> tables) throws IOException {
        var text = Files.readString(REPORT);
        for (var table : tables.entrySet()) {
            var begin = "<!-- " + table.getKey() + " -->\n";
            int from = text.indexOf(begin) + begin.length();
            int until = text.indexOf("<!-- /" + table.getKey() + " -->", from);
            if (from < begin.length() || until < from) {
                throw new IllegalStateException(REPORT + " has no place for " + table.getKey());
            }
            text = text.substring(0, from) + table.getValue() + text.substring(until);
        }
        var _ = Files.writeString(REPORT, text);
    }
}
