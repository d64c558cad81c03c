package org.demandinsight.classify;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.demandinsight.taxonomy.Taxonomy;

/// Makes a model of labelled texts and of the taxonomy's own words.
///
/// The texts are told apart from their near-duplicates, a part is held out (every part in turn while they are few), a
/// model of the rest says how sure one may be, and the model that is handed out learns from all. So a model's own
/// metrics never rest on a text that it, or rather its stand-in, had learned from.
public final class Trainer {
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
        var tree = LabelTree.of(taxonomy);
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
        var learning = new JudgeTraining(tree, vocabulary, settings, watch);
        var samples = texts.read(vocabulary);
        int toldTexts = count(samples, Sample.Kind.TOLD);
        int examples = count(samples, Sample.Kind.EXAMPLE);
        var whole = learning.train(samples);
        samples.clear();
        var brief =
                texts.haveTitles()
                        ? learning.trainForBriefs(texts.readBriefs(vocabulary)).judge()
                        : null;
        var card =
                new ModelCard(
                        taxonomy.version(),
                        settings.seed(),
                        toldTexts,
                        examples,
                        tree.size() - 1,
                        vocabulary.size(),
                        whole.onExamples(),
                        whole.metrics());
        return new Model(card, tree, vocabulary, whole.judge(), brief);
    }

    private static int count(List<Sample> samples, Sample.Kind kind) {
        return (int) samples.stream().filter(sample -> sample.kind() == kind).count();
    }
}
