package org.demandinsight.classify;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.demandinsight.city.Origin;
import org.demandinsight.kernel.Wording;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Taxonomy;

/// The labelled messages of the Taidi Cup 2020 C, their seven labels as a taxonomy of one level, and folds of which no
/// two share nearly the same message.
record TaidiMessages(List<LabelledText> texts, Taxonomy taxonomy, List<Integer> foldOf) {
    static final int FOLDS = 5;
    private static final Path FILE =
            Path.of("../shared/data/taidi2020c/messages_labelled_open.csv");
    private static final long SEED = 42;

    static boolean areThere() {
        return Files.exists(FILE);
    }

    static TaidiMessages read(boolean titleOnly) throws IOException {
        var texts = new ArrayList<LabelledText>();
        var labels = new TreeSet<String>();
        var duplicates = new DuplicateGroups();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(FILE)) {
            for (var row : rows) {
                var label = row.getField("label");
                var title = row.getField("title").strip();
                var text = text(row);
                labels.add(label);
                duplicates.add(title, text);
                texts.add(
                        new LabelledText(
                                RedactedText.stored(title),
                                RedactedText.stored(titleOnly ? "" : text),
                                label));
            }
        }
        return new TaidiMessages(texts, taxonomy(labels), folds(duplicates.groups()));
    }

    List<LabelledText> outside(int fold) {
        return select(fold, false);
    }

    List<LabelledText> inside(int fold) {
        return select(fold, true);
    }

    private List<LabelledText> select(int fold, boolean inside) {
        var selected = new ArrayList<LabelledText>();
        for (int i = 0; i < texts.size(); i++) {
            if ((foldOf.get(i) == fold) == inside) {
                selected.add(texts.get(i));
            }
        }
        return selected;
    }

    /// Where the detail was lost only its words without stop words are left, after the title's.
    private static String text(NamedCsvRecord row) {
        var detail = row.getField("detail_raw").strip();
        if (!detail.isEmpty()) {
            return detail;
        }
        var words = row.getField("text_segmented_stopwords_removed");
        int afterTitle = words.indexOf("      ");
        return words.substring(Math.max(0, afterTitle)).replace(" ", "").replace("　", "");
    }

    private static Taxonomy taxonomy(TreeSet<String> labels) {
        var categories = new ArrayList<Category>();
        for (var label : labels) {
            categories.add(
                    new Category(
                            categories.size() + 1,
                            label,
                            Wording.same(label),
                            Wording.same(""),
                            0,
                            1,
                            List.of(),
                            List.of(),
                            Origin.DECLARED,
                            0));
        }
        return new Taxonomy(1, categories);
    }

    private static List<Integer> folds(int[] groups) {
        var foldOfGroup = new LinkedHashMap<Integer, Integer>();
        var distinct = new ArrayList<Integer>();
        for (int group : groups) {
            if (foldOfGroup.putIfAbsent(group, 0) == null) {
                distinct.add(group);
            }
        }
        Collections.shuffle(distinct, new Random(SEED));
        for (int i = 0; i < distinct.size(); i++) {
            foldOfGroup.put(distinct.get(i), i % FOLDS);
        }
        var folds = new ArrayList<Integer>();
        for (int group : groups) {
            folds.add(foldOfGroup.getOrDefault(group, 0));
        }
        return folds;
    }
}
