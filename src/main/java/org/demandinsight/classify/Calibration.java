package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Learns a [Confidence] from texts held out: one temperature a level (Guo et al. 2017), an [Isotonic] map where there
/// are enough, thresholds by the error that the city accepts.
final class Calibration {
    /// Fewer texts held out at a level say too little about it.
    private static final int ENOUGH = 100;

    /// About what both the Taidi messages (4.4) and the default taxonomy's examples (4.8) give at the first level.
    private static final float UNMEASURED_SHARPNESS = 4.5f;

    private static final double UNMEASURED_THRESHOLD = .5;
    private static final double LOWEST_THRESHOLD = .3;
    private static final double HIGHEST_THRESHOLD = .99;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final LabelTree tree;
    private final TrainingSettings settings;

    Calibration(LabelTree tree, TrainingSettings settings) {
        this.tree = tree;
        this.settings = settings;
    }

    /// Scores as they are, before anything was learned about them.
    Confidence plain() {
        return confidence(1);
    }

    /// What to go by where nothing could be held out.
    Confidence unmeasured() {
        return confidence(UNMEASURED_SHARPNESS);
    }

    private Confidence confidence(float sharp) {
        float[] sharpness = new float[tree.depth()];
        double[] assignFrom = new double[tree.depth()];
        Arrays.fill(sharpness, sharp);
        Arrays.fill(assignFrom, UNMEASURED_THRESHOLD);
        return new Confidence(
                sharpness,
                new float[tree.depth()],
                Collections.nCopies(tree.depth(), Isotonic.IDENTITY),
                assignFrom,
                Double.NEGATIVE_INFINITY,
                new float[0]);
    }

    /// Learns from texts held out.
    ///
    /// @param targetError share of wrong ones among the assigned
    Confidence learn(List<HeldOut> texts, double targetError) {
        return learn(texts, several(texts), targetError, 1);
    }

    private static boolean several(List<HeldOut> texts) {
        return texts.size() >= ENOUGH && SeveralLabels.areUsual(texts);
    }

    /// @param part of the texts that these are: a half is to learn what all would
    private Confidence learn(
            List<HeldOut> texts, boolean several, double targetError, double part) {
        double enough = ENOUGH * part;
        var learned = several ? unmeasured().withSeveral(tree.size()) : unmeasured();
        for (int level = 1; level <= tree.depth(); level++) {
            var told = toldAt(level, texts);
            if (told.size() >= enough && several) {
                new SeveralLabels(tree, settings.seed()).learn(told, level, learned);
            } else if (told.size() >= enough) {
                learned.sharpness()[level - 1] = sharpness(told, level);
            }
        }
        learned = several ? learned : learned.withRightness(rightness(texts, learned, part));
        for (int level = 1; level <= tree.depth(); level++) {
            var told = toldAt(level, texts);
            if (told.size() >= enough) {
                learned.assignFrom()[level - 1] = threshold(told, level, learned, targetError);
            }
        }
        return learned.withStrangersBelow(strangerBelow(texts));
    }

    private List<HeldOut> toldAt(int level, List<HeldOut> texts) {
        return texts.stream().filter(text -> text.reaches(tree, level)).toList();
    }

    private float sharpness(List<HeldOut> texts, int level) {
        double low = Math.log(.1);
        double high = Math.log(100);
        while (high - low > 1e-3) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (surprise(texts, level, left) < surprise(texts, level, right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return (float) Math.exp((low + high) / 2);
    }

    /// Mean negative log-likelihood of the true label among its siblings.
    private double surprise(List<HeldOut> texts, int level, double logSharpness) {
        double sharp = Math.exp(logSharpness);
        double sum = 0;
        for (var text : texts) {
            int truth = text.at(tree, level);
            int first = tree.firstChild(tree.parent(truth));
            double likelihoods = 0;
            for (int i = first; i < first + tree.children(tree.parent(truth)); i++) {
                likelihoods += Math.exp(sharp * (text.scores()[i] - text.scores()[truth]));
            }
            sum += Math.log(likelihoods);
        }
        return sum / texts.size();
    }

    /// By level, among the siblings of the truth.
    private List<Isotonic> rightness(List<HeldOut> texts, Confidence sharpened, double part) {
        var learned = new ArrayList<Isotonic>();
        double[] probabilities = new double[tree.size()];
        for (int level = 1; level <= tree.depth(); level++) {
            var outcomes = new ArrayList<Isotonic.Outcome>();
            for (var text : toldAt(level, texts)) {
                int truth = text.at(tree, level);
                int first = tree.firstChild(tree.parent(truth));
                int siblings = tree.children(tree.parent(truth));
                if (siblings > 1) {
                    sharpened.spread(text.scores(), first, siblings, level, 1, probabilities);
                    int best = Confidence.likeliest(text.scores(), first, siblings);
                    outcomes.add(
                            new Isotonic.Outcome(probabilities[best], text.isUnder(tree, best)));
                }
            }
            learned.add(Isotonic.learn(outcomes, (int) (Isotonic.ENOUGH * part)));
        }
        return learned;
    }

    /// How well texts held out are placed at each level. Each half of them is judged by what the other half taught about
    /// scores: by what it taught itself, a half would look surer than it is.
    List<LevelMetrics> measure(List<HeldOut> texts, double targetError) {
        var metrics = new ArrayList<LevelMetrics>();
        var plain = plain();
        var first = half(texts, 0);
        var second = half(texts, 1);
        boolean several = several(texts);
        var taughtByFirst = learn(first, several, targetError, .5);
        var taughtBySecond = learn(second, several, targetError, .5);
        for (int level = 1; level <= tree.depth(); level++) {
            var before = judged(texts, level, plain);
            var after = judged(first, level, taughtBySecond);
            after.addAll(judged(second, level, taughtByFirst));
            if (!after.isEmpty()) {
                metrics.add(LevelMetrics.of(level, before, after));
            }
        }
        return metrics;
    }

    private List<HeldOut> half(List<HeldOut> texts, int which) {
        return texts.stream()
                .filter(text -> Sample.part(text.group(), settings.seed() + 1, 2) == which)
                .toList();
    }

    private List<Judged> judged(List<HeldOut> texts, int level, Confidence confidence) {
        var judged = new ArrayList<Judged>();
        for (var text : toldAt(level, texts)) {
            judged.add(Judged.of(tree, confidence, text, level));
        }
        return judged;
    }

    private double threshold(
            List<HeldOut> texts, int level, Confidence confidence, double targetError) {
        var judged =
                judged(texts, level, confidence).stream()
                        .sorted(Comparator.comparingDouble(Judged::probability).reversed())
                        .toList();
        double threshold = HIGHEST_THRESHOLD;
        int wrong = 0;
        for (int i = 0; i < judged.size(); i++) {
            wrong += judged.get(i).right() ? 0 : 1;
            if (wrong <= targetError * (i + 1)) {
                threshold = judged.get(i).probability();
            }
        }
        return Math.clamp(threshold, LOWEST_THRESHOLD, HIGHEST_THRESHOLD);
    }

    private double strangerBelow(List<HeldOut> texts) {
        if (texts.size() < ENOUGH) {
            return Double.NEGATIVE_INFINITY;
        }
        int first = tree.firstChild(LabelTree.ROOT);
        double[] best =
                texts.stream()
                        .mapToDouble(text -> {
                            float highest = Float.NEGATIVE_INFINITY;
                            for (int i = 0; i < tree.children(LabelTree.ROOT); i++) {
                                highest = Math.max(highest, text.scores()[first + i]);
                            }
                            return highest;
                        })
                        .sorted()
                        .toArray();
        return best[(int) (best.length * settings.strangers())];
    }
}
