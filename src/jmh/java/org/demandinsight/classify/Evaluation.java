package org.demandinsight.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        section("quality", which, () -> quality(which));
        section("several", which, () -> AllLabels.table(which));
        section("foreign", which, () -> Strangers.table(which));
        section("keywords", which, () -> FromKeywords.table(which));
        section("cost", which, () -> Costs.table(which));
    }

    private static void section(String name, String which, Section section)
            throws IOException, InterruptedException {
        var table = section.table();
        LOG.infof("%s%n%s", name, table);
        if (which.isBlank() && !table.isEmpty()) {
            write(name, table);
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

    private static void write(String section, String table) throws IOException {
        var text = Files.readString(REPORT);
        var begin = "<!-- " + section + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        int until = text.indexOf("<!-- /" + section + " -->", from);
        if (from < begin.length() || until < from) {
            throw new IllegalStateException(REPORT + " has no place for " + section);
        }
        var _ = Files.writeString(REPORT, text.substring(0, from) + table + text.substring(until));
    }
}
