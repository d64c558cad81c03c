package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.List;

/// A simpler model whose weights may come to those of the support vector machine. With few texts a choice both of them
/// guess more steadily: on the US petitions both help, Bayes by more; on the Taidi messages they gain nothing. How much of each
/// is taken is chosen on texts held out. As all are linear, none costs anything once a text is to be placed.
enum Companion {
    /// Complement naive Bayes (Rennie et al. 2003, "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", 4.1 and
    /// 4.4): how much rarer a term is in the texts of all other choices.
    BAYES {
        @Override
        void fill(double[] members, double[] all, double[] row) {
            double others = 0;
            for (int term = 0; term < row.length; term++) {
                others += all[term] > 0 ? all[term] - members[term] + SMOOTHING : 0;
            }
            for (int term = 0; term < row.length; term++) {
                double inOthers = Math.max(0, all[term] - members[term]) + SMOOTHING;
                row[term] = all[term] > 0 ? -Math.log(inOthers / others) : 0;
            }
        }
    },
    /// The mean of the choice's texts (Rocchio 1971).
    CENTROIDS {
        @Override
        void fill(double[] members, double[] all, double[] row) {
            System.arraycopy(members, 0, row, 0, row.length);
        }
    };

    private static final double SMOOTHING = .01;

    /// Sets the weight of each term for a choice, on any scale.
    ///
    /// @param members sum of its weights in the texts of the choice
    /// @param all the same in the texts of all choices
    abstract void fill(double[] members, double[] all, double[] row);

    /// Branches of nothing else.
    List<Branch> branches(
            LabelTree tree, Vocabulary vocabulary, List<Sample> samples, int mostRows) {
        var branches = new ArrayList<Branch>();
        for (int label = 0; label < tree.size(); label++) {
            int choices = tree.children(label);
            if (choices > 0) {
                float[][] weights = new float[choices][vocabulary.size()];
                add(tree, label, samples, 1, weights);
                branches.add(
                        BranchWeights.pack(
                                label, weights, new float[choices], vocabulary, mostRows));
            }
        }
        return branches;
    }

    /// Adds a share of its weights, those of each choice of length 1, those of each term summing to nothing over the choices.
    ///
    /// @param weights of each child of the label, by term
    void add(LabelTree tree, int label, List<Sample> samples, double share, float[][] weights) {
        int terms = weights[0].length;
        double[] all = new double[terms + 1];
        samples.stream()
                .filter(sample -> sample.chooses(tree, label))
                .forEach(sample -> sample.addTo(all));
        double[] mean = new double[terms];
        double[] row = new double[terms];
        for (int choice = 0; choice < weights.length; choice++) {
            fill(tree, tree.firstChild(label) + choice, samples, all, row);
            for (int term = 0; term < terms; term++) {
                mean[term] += row[term] / weights.length;
            }
        }
        for (int choice = 0; choice < weights.length; choice++) {
            fill(tree, tree.firstChild(label) + choice, samples, all, row);
            for (int term = 0; term < terms; term++) {
                weights[choice][term] += (float) (share * (row[term] - mean[term]));
            }
        }
    }

    private void fill(LabelTree tree, int child, List<Sample> samples, double[] all, double[] row) {
        double[] members = new double[all.length];
        samples.stream()
                .filter(sample -> sample.isUnder(tree, child))
                .forEach(sample -> sample.addTo(members));
        fill(members, all, row);
        double squares = 0;
        for (double each : row) {
            squares += each * each;
        }
        for (int term = 0; squares > 0 && term < row.length; term++) {
            row[term] /= Math.sqrt(squares);
        }
    }
}
