package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Taxonomy;

/// Texts with labels, and folds of which no two share nearly the same text.
record LabelledSet(Taxonomy taxonomy, List<LabelledText> texts, List<Integer> foldOf) {
    static final int FOLDS = 5;
    private static final long SEED = 42;

    static LabelledSet of(Taxonomy taxonomy, List<LabelledText> texts) {
        var duplicates = new DuplicateGroups();
        texts.forEach(text -> duplicates.add(text.title().value(), text.text().value()));
        return new LabelledSet(taxonomy, texts, folds(duplicates.groups()));
    }

    List<LabelledText> outside(int fold) {
        return select(fold, false);
    }

    List<LabelledText> inside(int fold) {
        return select(fold, true);
    }

    /// The same texts in the same folds, each told otherwise.
    LabelledSet with(UnaryOperator<LabelledText> change) {
        return new LabelledSet(taxonomy, texts.stream().map(change).toList(), foldOf);
    }

    /// Of each text the title alone.
    LabelledSet titles() {
        return with(text -> new LabelledText(text.title(), RedactedText.EMPTY, text.categories()));
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
