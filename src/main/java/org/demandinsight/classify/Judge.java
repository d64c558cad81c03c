package org.demandinsight.classify;

import java.util.List;

/// What weighs a text and says how sure one may be.
///
/// @param branches of all labels that have children, in their order
/// @param confidence learned about the scores of just these branches
record Judge(List<Branch> branches, Confidence confidence) {
    Judge {
        branches = List.copyOf(branches);
    }

    /// By the label whose children it chooses among; null for a leaf.
    Branch[] byLabel(LabelTree tree) {
        var byLabel = new Branch[tree.size()];
        branches.forEach(branch -> byLabel[branch.label()] = branch);
        return byLabel;
    }

    /// Scores of all labels of the tree, each among its siblings.
    float[] score(LabelTree tree, SparseVector text) {
        return score(branches, tree, text);
    }

    static float[] score(List<Branch> branches, LabelTree tree, SparseVector text) {
        float[] scores = new float[tree.size()];
        for (var branch : branches) {
            branch.score(text, scores, tree.firstChild(branch.label()));
        }
        return scores;
    }
}
