package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.demandinsight.classify.Shares.Scored;
import org.demandinsight.classify.TrainingMonitor.Stage;

/// Makes a [Judge] of samples: holds a part of them out to learn how sure one may be and how much each [Companion] helps,
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
    /// @param metrics by level, on the texts held out
    /// @param onExamples whether examples of the taxonomy were held out, too few texts being labelled
    record Trained(Judge judge, List<LevelMetrics> metrics, boolean onExamples) {}

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
        var calibration = new Calibration(tree, settings);
        var shares = Shares.best(tree, calibration.plain(), scored);
        var heldOut = scored.stream().map(text -> shares.of(tree, text)).toList();
        watch.stage(Stage.TRAINING, tree.size() - 1);
        var branches = training.trainAll(samples, shares);
        double targetError = settings.targetError() * (onExamples ? LENIENCE : 1);
        var judge = new Judge(branches, calibration.learn(heldOut, targetError));
        return new Trained(judge, calibration.measure(heldOut, targetError), onExamples);
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
                boolean inPart = sample.part(settings.seed(), PARTS) == round;
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
        var branches = training.trainAll(kept);
        var companions =
                Arrays.stream(Companion.values())
                        .map(each -> each.branches(tree, vocabulary, kept, settings.mostRows()))
                        .toList();
        for (var sample : out) {
            var vector = SampleVectors.plain(sample);
            into.add(
                    new Scored(
                            new HeldOut(
                                    sample.labels(),
                                    sample.group(),
                                    Judge.score(branches, tree, vector)),
                            companions.stream()
                                    .map(each -> Judge.score(each, tree, vector))
                                    .toArray(float[][]::new)));
        }
    }

    private static int count(List<Sample> samples, Sample.Kind kind) {
        return (int) samples.stream().filter(sample -> sample.kind() == kind).count();
    }
}
