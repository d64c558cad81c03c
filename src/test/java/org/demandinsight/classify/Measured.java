package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.demandinsight.classify.TrainingOutcome.Trained;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Taxonomy;

/// What a model made of texts that it hasn't seen.
///
/// @param before by level (0 = the first), of each text that is labelled so deep: scores as they are
/// @param after the same by what the model learned about its scores
/// @param outcomes how many were assigned, contested, unplaced
/// @param assignedRight of those assigned, how many where they belong, as deep as they were
/// @param labels of each text: those that the model holds for true at the first level, and those that it has
@SuppressWarnings("ArrayRecordComponent") // a bundle, never compared
record Measured(
        List<List<Judged>> before,
        List<List<Judged>> after,
        int[] outcomes,
        int assignedRight,
        List<Labels> labels) {

    record Labels(Set<String> said, Set<String> truth) {}

    static Model train(Taxonomy taxonomy, Iterable<LabelledText> texts) {
        var outcome =
                new Trainer(taxonomy, TrainingSettings.USUAL).train(texts, TrainingMonitor.NONE);
        if (outcome instanceof Trained(var model)) {
            return model;
        }
        throw new IllegalStateException("no model: " + outcome);
    }

    static Measured of(Model model, Taxonomy taxonomy, List<LabelledText> texts) {
        var tree = model.tree();
        var plain = new Calibration(tree, TrainingSettings.USUAL).plain();
        var features = new Features(model.vocabulary());
        var classifier = new Classifier(model, 1, taxonomy);
        var before = levels(tree.depth());
        var after = levels(tree.depth());
        int[] outcomes = new int[3];
        int right = 0;
        var placings = new ArrayList<Labels>();
        for (var text : texts) {
            var vector = features.of(text.title().value(), text.text().value());
            int[] labels = text.categories().stream().mapToInt(tree::label).toArray();
            var judge = model.judge(text.text().value());
            var heldOut = new HeldOut(labels, 0, judge.score(tree, vector));
            for (int level = 1; level <= tree.depth(); level++) {
                if (heldOut.reaches(tree, level)) {
                    before.get(level - 1).add(Judged.of(tree, plain, heldOut, level));
                    after.get(level - 1).add(Judged.of(tree, judge.confidence(), heldOut, level));
                }
            }
            var placed = classifier.place(text.title(), text.text());
            outcomes[outcome(placed)]++;
            int at = label(tree, taxonomy, placed.category());
            boolean isRight =
                    at > 0 && IntStream.of(labels).anyMatch(label -> tree.isUnder(label, at));
            right += placed instanceof Classification.Assigned && isRight ? 1 : 0;
            placings.add(
                    new Labels(
                            said(tree, judge.confidence(), heldOut),
                            Set.copyOf(text.categories())));
        }
        return new Measured(before, after, outcomes, right, placings);
    }

    /// What was made of the texts of several folds.
    static Measured all(List<Measured> folds) {
        var first = folds.getFirst();
        var all =
                new Measured(
                        levels(first.before.size()),
                        levels(first.after.size()),
                        new int[3],
                        folds.stream().mapToInt(Measured::assignedRight).sum(),
                        new ArrayList<>());
        for (var fold : folds) {
            for (int level = 0; level < fold.after.size(); level++) {
                all.before.get(level).addAll(fold.before.get(level));
                all.after.get(level).addAll(fold.after.get(level));
            }
            for (int i = 0; i < fold.outcomes.length; i++) {
                all.outcomes[i] += fold.outcomes[i];
            }
            all.labels.addAll(fold.labels);
        }
        return all;
    }

    /// F1 over all labels, where texts may have several.
    record Several(double microF1, double macroF1) {}

    /// Of the labels that a model holds for true. Macro-F1 is over the labels that occur.
    Several several() {
        var occurring = new TreeSet<String>();
        labels.forEach(each -> occurring.addAll(each.truth()));
        double macro =
                occurring.stream().mapToDouble(label -> f1(Set.of(label))).average().orElse(0);
        labels.forEach(each -> occurring.addAll(each.said()));
        return new Several(f1(occurring), macro);
    }

    private double f1(Set<String> which) {
        long right = 0;
        long either = 0;
        for (var each : labels) {
            for (var label : which) {
                boolean is = each.truth().contains(label);
                boolean said = each.said().contains(label);
                right += is && said ? 1 : 0;
                either += (is ? 1 : 0) + (said ? 1 : 0);
            }
        }
        return either == 0 ? 0 : 2.0 * right / either;
    }

    double accuracyOfAssigned() {
        return (double) assignedRight / outcomes[0];
    }

    double unplaced() {
        return (double) outcomes[2] / (outcomes[0] + outcomes[1] + outcomes[2]);
    }

    LevelMetrics metrics(int level) {
        return LevelMetrics.of(level, before.get(level - 1), after.get(level - 1));
    }

    private static List<List<Judged>> levels(int depth) {
        return IntStream.range(0, depth).<List<Judged>>mapToObj(_ -> new ArrayList<>()).toList();
    }

    private static int label(LabelTree tree, Taxonomy taxonomy, int id) {
        var category = taxonomy.category(id);
        return category == null ? -1 : tree.label(category.code());
    }

    /// The likeliest category, and those that hold besides.
    private static Set<String> said(LabelTree tree, Confidence confidence, HeldOut text) {
        var probabilities = confidence.spreadAll(tree, text.scores());
        int best = Judged.of(tree, confidence, text, 1).predicted();
        var said = new HashSet<>(Set.of(tree.code(best)));
        SeveralLabels.further(tree, confidence, text.scores(), probabilities, List.of(best))
                .forEach(label -> said.add(tree.code(label)));
        return said;
    }

    private static int outcome(Classification placed) {
        return switch (placed) {
            case Classification.Assigned _ -> 0;
            case Classification.Contested _ -> 1;
            case Classification.Unplaced _ -> 2;
        };
    }
}
