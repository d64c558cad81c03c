package org.demandinsight.classify;

import org.jspecify.annotations.Nullable;

/// A trained model: what it knows, before it is given a taxonomy whose ids it answers in. Immutable.
public final class Model {
    private final ModelCard card;
    private final LabelTree tree;
    private final Vocabulary vocabulary;
    private final Judge whole;
    private final @Nullable Judge brief;

    /// @param whole for titles and texts
    /// @param brief for titles without a text; null where no titles were there to learn from
    Model(
            ModelCard card,
            LabelTree tree,
            Vocabulary vocabulary,
            Judge whole,
            @Nullable Judge brief) {
        this.card = card;
        this.tree = tree;
        this.vocabulary = vocabulary;
        this.whole = whole;
        this.brief = brief;
    }

    public ModelCard card() {
        return card;
    }

    LabelTree tree() {
        return tree;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Judge whole() {
        return whole;
    }

    @Nullable Judge brief() {
        return brief;
    }

    /// The one to ask about a demand, by its text.
    Judge judge(String text) {
        return brief != null && text.isBlank() ? brief : whole;
    }
}
