package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.List;
import org.demandinsight.classify.TrainingMonitor.Stage;

/// Makes a [Judge] of samples: holds a part of them out to learn how sure one may be and how much of [Centroids] helps,
/// and trains on all.
final class JudgeTraining {
    /// Texts are dealt into so many parts.
    private static final int PARTS = 5;

    /// Up to so many texts every part is held out in turn, up to so many two of them; beyond, one says enough.
    private static final int SOME = 2_000;

    private static final int MANY = 20_000;

    /// With fewer labelled texts the taxonomy's examples are what a model is measured on.
    private static final int FEW = 200;

    /// A model of keywords and examples only may err more often than the city accepts of one that has learned from its
    /// people: at the error accepted then, most real texts would be placed nowhere and nobody would begin to correct.
    private static final double LENIENCE = 2;

    /// With so few labelled texts an error is to cost less beside the size of the weights, also where only titles are
    /// judged.
    private static final double CHEAPER = .3;

    private static final double CHEAPER_FOR_BRIEFS = .5;

    /// How much of the centroids may come to the scores, in standard deviations of these.
    private static final double[] CENTROIDS = {0, .5, 1};

    /// What they must add to the share of texts held out that are placed right, else they stay away.
    private static final double WORTH_IT = .005;

    private final LabelTree tree;
    private final Vocabulary vocabulary;
    private final TrainingSettings settings;
    private final Watch watch;

    JudgeTraining(LabelTree tree, Vocabulary vocabulary, TrainingSettings settings, Watch watch) {
        this.tree = tree;
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.watch = watch;
    }

    /// A judge, and what it rests on.
    ///
    /// @param plain confidence before anything was learned about scores
    /// @param onExamples whether examples of the taxonomy were held out, too few texts being labelled
    record Trained(Judge judge, Confidence plain, List<HeldOut> heldOut, boolean onExamples) {}

    Trained train(List<Sample> samples) {
        int told = count(samples, Sample.Kind.TOLD);
        return train(samples, told >= FEW && told <= SOME ? CHEAPER : 1);
    }

    Trained trainForBriefs(List<Sample> samples) {
        return train(samples, CHEAPER_FOR_BRIEFS);
    }

    private Trained train(List<Sample> samples, double ofCost) {
        var training =
                new BranchTraining(
                        tree, vocabulary, settings, settings.cost() * ofCost, watch::stride);
        boolean onExamples = count(samples, Sample.Kind.TOLD) < FEW;
        var scored = holdOut(samples, training, onExamples);
        double share = scored.isEmpty() ? 0 : bestShare(scored);
        var heldOut = scored.stream().map(text -> text.with(share)).toList();
        watch.stage(Stage.TRAINING, tree.size() - 1);
        var branches = training.trainAll(samples, share);
        var calibration = new Calibration(tree, settings);
        double targetError = settings.targetError() * (onExamples ? LENIENCE : 1);
        var judge = new Judge(branches, calibration.learn(heldOut, targetError));
        return new Trained(judge, calibration.plain(), heldOut, onExamples);
    }

    /// A text held out, as branches and centroids scored it.
    @SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
    private record Scored(int[] labels, float[] scores, float[] likeness) {

        HeldOut with(double share) {
            float[] sum = scores.clone();
            for (int label = 0; label < sum.length; label++) {
                sum[label] += (float) share * likeness[label];
            }
            return new HeldOut(labels, sum);
        }
    }

    private List<Scored> holdOut(
            List<Sample> samples, BranchTraining training, boolean onExamples) {
        var measured = onExamples ? Sample.Kind.EXAMPLE : Sample.Kind.TOLD;
        int texts = count(samples, measured);
        int rounds = texts <= SOME ? PARTS : texts <= MANY ? 2 : 1;
        watch.stage(Stage.MEASURING, (long) rounds * (tree.size() - 1));
        var scored = new ArrayList<Scored>();
        for (int round = 0; round < rounds; round++) {
            var kept = new ArrayList<Sample>();
            var out = new ArrayList<Sample>();
            for (var sample : samples) {
                boolean inPart = part(sample) == round;
                if (inPart && sample.kind() == measured) {
                    out.add(sample);
                } else if (!inPart || sample.kind() != Sample.Kind.PART) {
                    kept.add(sample);
                }
            }
            if (!out.isEmpty()) {
                score(kept, out, training, scored);
            }
        }
        return scored;
    }

    private void score(
            List<Sample> kept, List<Sample> out, BranchTraining training, List<Scored> into) {
        var confidence = new Calibration(tree, settings).plain();
        var judge = new Judge(training.trainAll(kept, 0), confidence);
        var centroids =
                new Judge(
                        Centroids.branches(tree, vocabulary, kept, settings.mostRows()),
                        confidence);
        for (var sample : out) {
            var vector = SampleVectors.plain(sample);
            into.add(
                    new Scored(
                            sample.labels(),
                            judge.score(tree, vector),
                            centroids.score(tree, vector)));
        }
    }

    private double bestShare(List<Scored> scored) {
        double unit =
                deviation(scored.stream().map(Scored::scores).toList())
                        / Math.max(1e-6, deviation(scored.stream().map(Scored::likeness).toList()));
        double best = 0;
        double most = right(scored, 0) + WORTH_IT;
        for (double share : CENTROIDS) {
            double right = right(scored, share * unit);
            if (right > most) {
                most = right;
                best = share * unit;
            }
        }
        return best;
    }

    /// Share placed right at the first level.
    private double right(List<Scored> scored, double share) {
        var plain = new Calibration(tree, settings).plain();
        long right =
                scored.stream()
                        .map(text -> Judged.of(tree, plain, text.with(share), 1))
                        .filter(Judged::right)
                        .count();
        return (double) right / scored.size();
    }

    /// Standard deviation of the scores at the first level.
    private double deviation(List<float[]> scores) {
        double sum = 0;
        double squares = 0;
        int first = tree.firstChild(LabelTree.ROOT);
        int choices = tree.children(LabelTree.ROOT);
        for (var each : scores) {
            for (int label = first; label < first + choices; label++) {
                sum += each[label];
                squares += each[label] * each[label];
            }
        }
        double n = (double) scores.size() * choices;
        return Math.sqrt(Math.max(0, squares / n - sum / n * sum / n));
    }

    private int part(Sample sample) {
        long mixed = (sample.group() + settings.seed()) * 0x9E3779B97F4A7C15L;
        return (int) Math.floorMod(mixed >>> 32, (long) PARTS);
    }

    private static int count(List<Sample> samples, Sample.Kind kind) {
        return (int) samples.stream().filter(sample -> sample.kind() == kind).count();
    }
}
