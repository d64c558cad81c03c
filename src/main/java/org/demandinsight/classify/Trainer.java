package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.demandinsight.classify.TrainingMonitor.Stage;
import org.demandinsight.taxonomy.Taxonomy;

/// Makes a model of labelled texts and of the taxonomy's own words.
///
/// The texts are told apart from their near-duplicates, a part is held out (every part in turn while they are few), a
/// model of the rest says how sure one may be, and the model that is handed out learns from all. So a model's own
/// metrics never rest on a text that it, or rather its stand-in, had learned from.
public final class Trainer {
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

    private final Taxonomy taxonomy;
    private final TrainingSettings settings;

    public Trainer(Taxonomy taxonomy, TrainingSettings settings) {
        this.taxonomy = taxonomy;
        this.settings = settings;
    }

    /// Trains a model; takes minutes for many texts.
    ///
    /// @param told read twice, in the same order; may be empty
    public TrainingOutcome train(Iterable<LabelledText> told, TrainingMonitor monitor) {
        var tree = LabelTree.of(taxonomy.declared());
        if (tree.children(LabelTree.ROOT) < 2) {
            return new TrainingOutcome.TooFewCategories(tree.children(LabelTree.ROOT));
        }
        try {
            return new TrainingOutcome.Trained(train(told, tree, new Watch(monitor)));
        } catch (CancellationException _) {
            return new TrainingOutcome.Stopped();
        }
    }

    private Model train(Iterable<LabelledText> told, LabelTree tree, Watch watch) {
        var texts = new TrainingTexts(told, taxonomy, tree, settings, watch);
        var vocabulary = texts.count();
        double[] emphasis = new double[vocabulary.size() + 1];
        var samples = texts.read(vocabulary, emphasis);
        var training = new BranchTraining(tree, vocabulary, emphasis, settings, watch::stride);
        boolean onExamples = count(samples, Sample.Kind.TOLD) < FEW;
        var heldOut = holdOut(samples, tree, training, onExamples, watch);
        watch.stage(Stage.TRAINING, tree.size() - 1);
        var branches = training.trainAll(samples);
        var calibration = new Calibration(tree, settings);
        double targetError = settings.targetError() * (onExamples ? LENIENCE : 1);
        var confidence = calibration.learn(heldOut, targetError);
        var card =
                new ModelCard(
                        taxonomy.version(),
                        settings.seed(),
                        count(samples, Sample.Kind.TOLD),
                        count(samples, Sample.Kind.EXAMPLE),
                        tree.size() - 1,
                        vocabulary.size(),
                        onExamples,
                        metrics(tree, calibration.plain(), confidence, heldOut));
        return new Model(card, tree, vocabulary, branches, confidence);
    }

    private List<HeldOut> holdOut(
            List<Sample> samples,
            LabelTree tree,
            BranchTraining training,
            boolean onExamples,
            Watch watch) {
        var measured = onExamples ? Sample.Kind.EXAMPLE : Sample.Kind.TOLD;
        int texts = count(samples, measured);
        int rounds = texts <= SOME ? PARTS : texts <= MANY ? 2 : 1;
        watch.stage(Stage.MEASURING, (long) rounds * (tree.size() - 1));
        var heldOut = new ArrayList<HeldOut>();
        for (int round = 0; round < rounds; round++) {
            var kept = new ArrayList<Sample>();
            var out = new ArrayList<Sample>();
            for (var sample : samples) {
                boolean isOut = sample.kind() == measured && part(sample) == round;
                (isOut ? out : kept).add(sample);
            }
            if (out.isEmpty()) {
                continue;
            }
            var branches = training.trainAll(kept);
            for (var sample : out) {
                var vector = SampleVectors.plain(sample);
                heldOut.add(new HeldOut(sample.labels(), Model.scoreAll(tree, branches, vector)));
            }
        }
        return heldOut;
    }

    private int part(Sample sample) {
        long mixed = (sample.group() + settings.seed()) * 0x9E3779B97F4A7C15L;
        return (int) Math.floorMod(mixed >>> 32, (long) PARTS);
    }

    private static int count(List<Sample> samples, Sample.Kind kind) {
        return (int) samples.stream().filter(sample -> sample.kind() == kind).count();
    }

    private static List<LevelMetrics> metrics(
            LabelTree tree, Confidence before, Confidence after, List<HeldOut> heldOut) {
        var levels = new ArrayList<LevelMetrics>();
        for (int level = 1; level <= tree.depth(); level++) {
            int at = level;
            var told = heldOut.stream().filter(text -> text.reaches(tree, at)).toList();
            if (!told.isEmpty()) {
                levels.add(
                        LevelMetrics.of(
                                level,
                                told.stream()
                                        .map(text -> Judged.of(tree, before, text, at))
                                        .toList(),
                                told.stream()
                                        .map(text -> Judged.of(tree, after, text, at))
                                        .toList()));
            }
        }
        return levels;
    }
}
