package org.demandinsight.classify;

import java.util.List;

/// A trained model: what it knows, before it is given a taxonomy whose ids it answers in. Immutable.
public final class Model {
    private final ModelCard card;
    private final LabelTree tree;
    private final Vocabulary vocabulary;
    private final List<Branch> branches;
    private final Confidence confidence;

    /// @param branches of all labels that have children, in their order
    Model(
            ModelCard card,
            LabelTree tree,
            Vocabulary vocabulary,
            List<Branch> branches,
            Confidence confidence) {
        this.card = card;
        this.tree = tree;
        this.vocabulary = vocabulary;
        this.branches = List.copyOf(branches);
        this.confidence = confidence;
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

    List<Branch> branches() {
        return branches;
    }

    Confidence confidence() {
        return confidence;
    }

    /// Scores of all labels of the tree, each among its siblings.
    static float[] scoreAll(LabelTree tree, List<Branch> branches, SparseVector text) {
        float[] scores = new float[tree.size()];
        for (var branch : branches) {
            branch.score(text, scores, tree.firstChild(branch.label()));
        }
        return scores;
    }
}
