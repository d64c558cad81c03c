package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.Category;

/// Texts to learn a category from before anybody has labelled any: its name, its description, each keyword alone, and
/// a few keywords together as a demand would hold them.
final class KeywordTexts {
    private static final int TOGETHER = 3;
    private static final int MIXTURES = 12;
    private static final String APART = "，";

    private KeywordTexts() {}

    static List<String> of(Category category, long seed) {
        var texts = new ArrayList<String>();
        addBoth(texts, category.name());
        addBoth(texts, category.description());
        var words = new ArrayList<>(category.keywords());
        words.add(category.name().zh());
        texts.addAll(words);
        var random = new Random(seed * 31 + category.code().hashCode());
        for (int mixture = 0; mixture < MIXTURES; mixture++) {
            var together = new ArrayList<String>();
            for (int i = 0; i < TOGETHER; i++) {
                together.add(words.get(random.nextInt(words.size())));
            }
            texts.add(String.join(APART, together));
        }
        texts.removeIf(String::isBlank);
        return texts;
    }

    private static void addBoth(List<String> texts, Wording wording) {
        texts.add(wording.zh());
        if (!wording.en().equals(wording.zh())) {
            texts.add(wording.en());
        }
    }
}
