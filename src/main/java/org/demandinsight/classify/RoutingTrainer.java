package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.demandinsight.classify.RoutingConfidence.HeldOutDemand;
import org.demandinsight.classify.TrainingMonitor.Stage;
import org.jspecify.annotations.Nullable;

/// Makes a routing model of demands whose department is known: the features, support vector machines and emphasis of the
/// category model over the departments as one flat level, measured and weighed on near-duplicate groups held out.
final class RoutingTrainer {
    /// A department with fewer demands can't be told from chance.
    private static final int FEWEST = 5;

    private static final int MOST_DEPARTMENTS = 300;

    /// Demands are dealt into so many parts.
    private static final int PARTS = 5;

    /// Up to so many demands every part is held out in turn, up to so many two of them; beyond, one says enough.
    private static final int SOME = 1_000;

    private static final int MANY = 5_000;

    private final TrainingSettings settings;
    private final int taxonomyVersion;

    RoutingTrainer(TrainingSettings settings, int taxonomyVersion) {
        this.settings = settings;
        this.taxonomyVersion = taxonomyVersion;
    }

    private record Case(Sample sample, List<String> categories, int department, double standsFor) {}

    /// Trains a model; takes minutes for many demands.
    ///
    /// @param routed read twice, in the same order
    /// @param history all demands whose department is known, the sample's among them; null where `routed` is all
    /// @return null if there is nothing to choose, or the monitor ended it
    @Nullable RoutingModel train(
            Iterable<RoutedDemand> routed, @Nullable HistoryOf history, TrainingMonitor monitor) {
        try {
            return train(routed, history, new Watch(monitor));
        } catch (CancellationException _) {
            return null;
        }
    }

    /// The history of all demands, told once the departments are numbered.
    interface HistoryOf {
        RoutingHistory of(LabelTree departments);
    }

    private @Nullable RoutingModel train(
            Iterable<RoutedDemand> routed, @Nullable HistoryOf history, Watch watch) {
        watch.stage(Stage.COUNTING, 0);
        var counting = new VocabularyCount();
        var said = new RoutingGroups();
        var byDepartment = new TreeMap<String, Integer>();
        for (var each : routed) {
            watch.step();
            var words = IntakeWords.of(each.intake());
            counting.add(words.facts(), words.said());
            said.add(each.intake());
            byDepartment.merge(each.department(), 1, Integer::sum);
        }
        byDepartment.values().removeIf(demands -> demands < FEWEST);
        keepMostFrequent(byDepartment);
        if (byDepartment.size() < 2) {
            return null;
        }
        var tree = flat(List.copyOf(byDepartment.keySet()));
        var vocabulary = counting.vocabulary(settings.mostTerms());
        var cases = read(routed, tree, counting, said.groups(), vocabulary, watch);
        var training = new BranchTraining(tree, vocabulary, settings, watch::stride);
        var heldOut = holdOut(cases, tree, training, watch);
        var confidence = RoutingConfidence.learn(heldOut);
        watch.stage(Stage.TRAINING, tree.size() - 1);
        var branches = training.trainAll(cases.stream().map(Case::sample).toList());
        var card =
                new ModelCard(
                        taxonomyVersion,
                        settings.seed(),
                        cases.size(),
                        0,
                        tree.size() - 1,
                        vocabulary.size(),
                        false,
                        List.of(metrics(heldOut, confidence)));
        var scorer =
                new Model(card, tree, vocabulary, new Judge(branches, unused(confidence)), null);
        return new RoutingModel(
                scorer, history == null ? history(cases, tree) : history.of(tree), confidence);
    }

    /// The weights of all departments are in memory at once.
    private static void keepMostFrequent(Map<String, Integer> byDepartment) {
        var rarest =
                byDepartment.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .skip(MOST_DEPARTMENTS)
                        .map(Map.Entry::getKey)
                        .toList();
        rarest.forEach(byDepartment::remove);
    }

    private static LabelTree flat(List<String> departments) {
        var codes = new ArrayList<>(List.of(""));
        codes.addAll(departments);
        int[] parents = new int[codes.size()];
        parents[0] = -1;
        return new LabelTree(codes, parents);
    }

    private List<Case> read(
            Iterable<RoutedDemand> routed,
            LabelTree tree,
            VocabularyCount counting,
            int[] groups,
            Vocabulary vocabulary,
            Watch watch) {
        watch.stage(Stage.READING, counting.total());
        double affordable = settings.mostFeatures() / Math.max(1, counting.termsPerText());
        double share = Math.min(1, affordable / Math.max(1, counting.total()));
        var random = new Random(settings.seed());
        var vectors = new SampleVectors(vocabulary);
        var cases = new ArrayList<Case>();
        int at = 0;
        for (var each : routed) {
            if (at >= groups.length) {
                break;
            }
            watch.step();
            int group = groups[at++];
            int label = tree.label(each.department());
            if (label < 0 || random.nextDouble() >= share) {
                continue;
            }
            var words = IntakeWords.of(each.intake());
            var features = vectors.of(words.facts(), words.said());
            cases.add(
                    new Case(
                            new Sample(features, new int[] {label}, group, Sample.Kind.TOLD),
                            each.intake().categories(),
                            label - 1,
                            each.standsFor()));
        }
        return cases;
    }

    private static RoutingHistory history(List<Case> cases, LabelTree tree) {
        var history = new RoutingHistory(tree.size() - 1);
        cases.forEach(each -> history.add(each.categories(), each.department(), each.standsFor()));
        return history;
    }

    private List<HeldOutDemand> holdOut(
            List<Case> cases, LabelTree tree, BranchTraining training, Watch watch) {
        int rounds = cases.size() <= SOME ? PARTS : cases.size() <= MANY ? 2 : 1;
        watch.stage(Stage.MEASURING, (long) rounds * (tree.size() - 1));
        var heldOut = new ArrayList<HeldOutDemand>();
        for (int round = 0; round < rounds; round++) {
            var kept = new ArrayList<Case>();
            var out = new ArrayList<Case>();
            for (var each : cases) {
                (each.sample().part(settings.seed(), PARTS) == round ? out : kept).add(each);
            }
            if (out.isEmpty() || kept.isEmpty()) {
                continue;
            }
            var branches = training.trainAll(kept.stream().map(Case::sample).toList());
            var history = history(kept, tree);
            for (var each : out) {
                var vector = SampleVectors.plain(each.sample());
                float[] scores = RoutingModel.scores(tree, branches, vector);
                double[] logShares = new double[scores.length];
                history.logShares(each.categories(), logShares);
                heldOut.add(
                        new HeldOutDemand(each.department(), scores, logShares, each.standsFor()));
            }
        }
        return heldOut;
    }

    private static LevelMetrics metrics(List<HeldOutDemand> heldOut, RoutingConfidence confidence) {
        var plain = new RoutingConfidence(1, 0);
        return LevelMetrics.of(
                1,
                heldOut.stream().map(each -> judged(each, plain)).toList(),
                heldOut.stream().map(each -> judged(each, confidence)).toList());
    }

    private static Judged judged(HeldOutDemand demand, RoutingConfidence confidence) {
        return judged(demand.department(), confidence.spread(demand.scores(), demand.logShares()));
    }

    /// What a model said about a demand, beside the truth.
    ///
    /// @param truth number of its department, −1 if the model doesn't know it
    static Judged judged(int truth, double[] probabilities) {
        int predicted = 0;
        int rank = truth < 0 ? probabilities.length + 1 : 1;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[predicted]) {
                predicted = i;
            }
            if (truth >= 0 && probabilities[i] > probabilities[truth]) {
                rank++;
            }
        }
        return new Judged(truth, predicted, rank, probabilities[predicted]);
    }

    private static Confidence unused(RoutingConfidence confidence) {
        return new Confidence(
                new float[] {(float) confidence.sharpness()},
                new float[1],
                List.of(Isotonic.IDENTITY),
                new double[] {.5},
                Double.NEGATIVE_INFINITY,
                new float[0]);
    }
}
