package org.demandinsight.classify;

import java.util.Arrays;
import java.util.List;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Contested;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.demandinsight.taxonomy.Taxonomy;

/// Places texts in the taxonomy by one version of the model, level by level: only the children of likely categories are
/// looked at. What it is sure of it assigns, as deep as it is sure; where a few are close it says so; where nothing
/// fits it says that.
///
/// Any number of threads may share a classifier: each has its own buffers.
public final class Classifier {
    /// The children of a category less likely than this are not looked at.
    private static final double WORTH_A_LOOK = .02;

    private final Model model;
    private final LabelTree tree;
    private final Weighing whole;
    private final Weighing brief;
    private final int[] categoryOf;
    private final Decider decider;
    private final ThreadLocal<Desk> desks;

    /// A judge at work.
    @SuppressWarnings("ArrayRecordComponent") // a bundle, never compared
    private record Weighing(Branch[] branchOf, Confidence confidence, Reasons reasons) {}

    /// What one thread needs to place a text.
    private final class Desk {
        final Features features = new Features(model.vocabulary());
        final float[] scores = new float[tree.size()];
        final double[] probabilities = new double[tree.size()];
    }

    /// Puts a model to work.
    ///
    /// @param version number under which the model is kept
    /// @param taxonomy whose ids are answered; a label that it lacks is never a candidate
    public Classifier(Model model, int version, Taxonomy taxonomy) {
        this.model = model;
        tree = model.tree();
        whole = weighing(model.whole());
        var judge = model.brief();
        brief = judge == null ? whole : weighing(judge);
        categoryOf = new int[tree.size()];
        for (int label = 1; label < categoryOf.length; label++) {
            var category = taxonomy.category(tree.code(label));
            categoryOf[label] = category == null ? 0 : category.id();
        }
        decider = Decider.model(version);
        desks = ThreadLocal.withInitial(Desk::new);
    }

    private Weighing weighing(Judge judge) {
        var branchOf = judge.byLabel(tree);
        var confidence = judge.confidence();
        return new Weighing(branchOf, confidence, new Reasons(model, branchOf, confidence));
    }

    public Model model() {
        return model;
    }

    /// Places a text and says why.
    public Classification classify(RedactedText title, RedactedText text) {
        return place(title.value(), text.value(), true);
    }

    /// Places a text without saying why, for whole files and rebuilds, where nobody reads the reasons.
    public Classification place(RedactedText title, RedactedText text) {
        return place(title.value(), text.value(), false);
    }

    private Classification place(String title, String text, boolean explained) {
        var desk = desks.get();
        var vector = desk.features.of(title, text);
        var weighing = text.isBlank() ? brief : whole;
        var confidence = weighing.confidence;
        if (vector.size == 0 || look(desk, weighing, vector) < confidence.strangerBelow()) {
            return new Unplaced(decider);
        }
        double[] probabilities = desk.probabilities;
        var labels = Verdict.of(tree, confidence, probabilities).labels();
        var candidates = candidates(labels, probabilities);
        if (candidates.isEmpty()) {
            return new Unplaced(decider);
        }
        var why =
                explained
                        ? weighing.reasons.of(title, text, vector, labels.getFirst(), probabilities)
                        : List.<Classification.Reason>of();
        var further =
                candidates(
                        SeveralLabels.further(tree, confidence, desk.scores, probabilities, labels),
                        probabilities);
        return candidates.size() == 1
                ? new Assigned(candidates.getFirst(), further, decider, why)
                : new Contested(candidates, decider, why);
    }

    private List<Candidate> candidates(List<Integer> labels, double[] probabilities) {
        return labels.stream()
                .filter(label -> categoryOf[label] != 0)
                .map(label -> new Candidate(categoryOf[label], Math.min(1, probabilities[label])))
                .toList();
    }

    /// Fills in the probabilities of the likely labels and of their siblings, 0 for the rest.
    ///
    /// @return the best score at the first level
    private float look(Desk desk, Weighing weighing, SparseVector vector) {
        double[] probabilities = desk.probabilities;
        probabilities[LabelTree.ROOT] = 1;
        float best = Float.NEGATIVE_INFINITY;
        for (int label = 0; label < probabilities.length; label++) {
            if (tree.isLeaf(label)) {
                continue;
            }
            int first = tree.firstChild(label);
            int children = tree.children(label);
            if (probabilities[label] < WORTH_A_LOOK) {
                Arrays.fill(probabilities, first, first + children, 0);
                continue;
            }
            weighing.branchOf[label].score(vector, desk.scores, first);
            weighing.confidence.spread(
                    desk.scores,
                    first,
                    children,
                    tree.level(label) + 1,
                    probabilities[label],
                    probabilities);
            for (int i = 0; label == LabelTree.ROOT && i < children; i++) {
                best = Math.max(best, desk.scores[first + i]);
            }
        }
        return best;
    }
}
