package org.demandinsight.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;

/// Learns, where texts have several labels, how likely each label is by itself, and from which score on it holds.
///
/// The probability is the logistic function of the score times a slope plus an offset, both shared by all labels of a level
/// (Platt 1999) and fitted where it matters, at the likeliest label of each text. A label holds from the score at which its F1 on the texts held out is highest, drawn to the score that is
/// best for all labels together the fewer texts it has: alone, a rare label's threshold would be chance.
final class SeveralLabels {
    /// From this share of texts with several labels on, a level is judged label by label.
    private static final double SHARE = .05;

    /// Texts of a label that weigh as much as all labels together.
    private static final double PRIOR = 5;

    private static final double COST = 1;
    private static final double EASE = 1e-4;

    private final LabelTree tree;
    private final long seed;

    SeveralLabels(LabelTree tree, long seed) {
        this.tree = tree;
        this.seed = seed;
    }

    static boolean areUsual(List<HeldOut> texts) {
        long several = texts.stream().filter(text -> text.labels().length > 1).count();
        return several > SHARE * texts.size();
    }

    /// A text's score for a label, and whether it has it.
    ///
    /// @param text number of the text
    private record Score(int text, int label, float score, boolean has) {}

    /// Scores of the labels at a level of those texts that belong above them.
    private List<Score> scores(List<HeldOut> texts, int level) {
        var scores = new ArrayList<Score>();
        for (int at = 0; at < texts.size(); at++) {
            var text = texts.get(at);
            for (int label = 1; label < tree.size(); label++) {
                if (tree.level(label) == level && text.isUnder(tree, tree.parent(label))) {
                    scores.add(
                            new Score(at, label, text.scores()[label], text.isUnder(tree, label)));
                }
            }
        }
        return scores;
    }

    /// Fills in slope and offset of a level, and the threshold of each of its labels.
    void learn(List<HeldOut> texts, int level, Confidence into) {
        var scores = scores(texts, level);
        fit(likeliest(scores), level, into);
        float common = best(scores, 0);
        for (int label = 1; label < tree.size(); label++) {
            if (tree.level(label) == level) {
                int which = label;
                into.holdsFrom()[label] =
                        best(
                                scores.stream().filter(each -> each.label() == which).toList(),
                                common);
            }
        }
    }

    /// Of each text the highest.
    private static List<Score> likeliest(List<Score> scores) {
        var highest = new HashMap<Integer, Score>();
        for (var score : scores) {
            var _ =
                    highest.merge(
                            score.text(),
                            score,
                            (one, other) -> one.score() >= other.score() ? one : other);
        }
        return List.copyOf(highest.values());
    }

    private void fit(List<Score> scores, int level, Confidence into) {
        var problem = new Problem();
        problem.l = scores.size();
        problem.n = 2;
        problem.x =
                scores.stream()
                        .map(each ->
                                new Feature[] {
                                    new FeatureNode(1, each.score()), new FeatureNode(2, 1)
                                })
                        .toArray(Feature[][]::new);
        problem.y = scores.stream().mapToDouble(each -> each.has() ? 1 : -1).toArray();
        var parameter = new Parameter(SolverType.L2R_LR, COST, EASE);
        parameter.setRandom(new Random(seed));
        var model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        into.sharpness()[level - 1] = (float) (sign * model.getFeatureWeights()[0]);
        into.offset()[level - 1] = (float) (sign * model.getFeatureWeights()[1]);
    }

    /// The score from which on F1 is highest, drawn to the common one.
    private static float best(List<Score> scores, float common) {
        var sorted =
                scores.stream()
                        .sorted(Comparator.comparingDouble(Score::score).reversed())
                        .toList();
        long members = sorted.stream().filter(Score::has).count();
        double highest = 0;
        double best = common;
        int right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            right += sorted.get(i).has() ? 1 : 0;
            double f1 = 2.0 * right / (i + 1 + members);
            if (f1 > highest) {
                highest = f1;
                double next = sorted.get(Math.min(i + 1, sorted.size() - 1)).score();
                best = (sorted.get(i).score() + next) / 2;
            }
        }
        double trust = members / (members + PRIOR);
        return (float) (trust * best + (1 - trust) * common);
    }

    /// Of one level and label by label: labels that hold, the likeliest first, besides those already named.
    static List<Integer> further(
            LabelTree tree,
            Confidence confidence,
            float[] scores,
            double[] probabilities,
            List<Integer> named) {
        if (!confidence.several() || named.isEmpty()) {
            return List.of();
        }
        int level = tree.level(named.getFirst());
        var further = new ArrayList<Integer>();
        for (int label = 1; label < tree.size(); label++) {
            if (tree.level(label) == level
                    && probabilities[label] > 0
                    && scores[label] >= confidence.holdsFrom()[label]
                    && !named.contains(label)) {
                further.add(label);
            }
        }
        further.sort(Comparator.comparingDouble((Integer label) -> -probabilities[label]));
        return further;
    }
}
