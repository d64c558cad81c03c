package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Taxonomy;

/// All that a model learns from: texts that somebody labelled, read twice as a stream, and texts made of the taxonomy
/// for the categories that have few of those. Only vectors and signatures stay in memory, and of them no more than the
/// settings allow.
final class TrainingTexts {
    /// A category with so many labelled texts needs no keywords.
    private static final int ENOUGH_TOLD = 50;

    /// Titles that have a text, among all told: fewer tell too little of titles.
    private static final int ENOUGH_TITLED = 500;

    private static final double SHARE_TITLED = .5;
    private static final int SNIPPETS = 2;
    private static final int SNIPPET = 40;

    /// Their vectors may take one part of so many of what whole texts may.
    private static final int SHARE_OF_BRIEFS = 4;

    private final Iterable<LabelledText> told;
    private final Taxonomy taxonomy;
    private final LabelTree tree;
    private final TrainingSettings settings;
    private final Watch watch;
    private final VocabularyCount counting = new VocabularyCount();
    private final DuplicateGroups duplicates = new DuplicateGroups();
    private final int[] toldOf;
    private int titled;

    TrainingTexts(
            Iterable<LabelledText> told,
            Taxonomy taxonomy,
            LabelTree tree,
            TrainingSettings settings,
            Watch watch) {
        this.told = told;
        this.taxonomy = taxonomy;
        this.tree = tree;
        this.settings = settings;
        this.watch = watch;
        toldOf = new int[tree.size()];
    }

    /// First reading: which n-grams there are, how many texts each category has, which are nearly the same.
    Vocabulary count() {
        watch.stage(TrainingMonitor.Stage.COUNTING, 0);
        for (var text : told) {
            watch.step();
            int[] labels = labels(text.categories());
            if (labels.length > 0) {
                for (int label : labels) {
                    toldOf[label]++;
                }
                titled += text.title().isEmpty() || text.text().isEmpty() ? 0 : 1;
                counting.add(text.title().value(), text.text().value());
                duplicates.add(text.title().value(), text.text().value());
            }
        }
        forEachOfTheTaxonomy((text, _) -> {
            counting.add("", text.text);
            duplicates.add("", text.text);
        });
        return counting.vocabulary(settings.mostTerms());
    }

    /// Whether there are titles with texts, enough to learn from how titles alone would be placed.
    boolean haveTitles() {
        return titled >= ENOUGH_TITLED && titled > SHARE_TITLED * counting.total();
    }

    private interface Vectors {
        void add(LabelledText text, int at, BiConsumer<EmphasisedFeature[], Sample.Kind> samples);
    }

    /// Second reading: the vectors.
    List<Sample> read(Vocabulary vocabulary) {
        var vectors = new SampleVectors(vocabulary);
        return read(
                vectors,
                1,
                (text, _, samples) ->
                        samples.accept(
                                vectors.of(text.title().value(), text.text().value()),
                                Sample.Kind.TOLD));
    }

    /// Third reading, to learn how titles alone are placed: each title, its text without it, and snippets of the text as
    /// long as titles.
    List<Sample> readBriefs(Vocabulary vocabulary) {
        var vectors = new SampleVectors(vocabulary);
        return read(
                vectors,
                SHARE_OF_BRIEFS,
                (told, at, samples) -> {
                    var title = told.title().value();
                    var text = told.text().value();
                    if (!title.isBlank()) {
                        samples.accept(vectors.of(title, ""), Sample.Kind.TOLD);
                    }
                    if (!text.isBlank()) {
                        samples.accept(vectors.of("", text), Sample.Kind.PART);
                        // Neighbouring seeds of a Random begin with nearly the same number.
                        var random = new SplittableRandom(settings.seed() * 31 + at);
                        for (int i = 0; i < SNIPPETS && text.length() > SNIPPET; i++) {
                            int from = random.nextInt(text.length() - SNIPPET);
                            var snippet = text.substring(from, from + SNIPPET);
                            samples.accept(vectors.of("", snippet), Sample.Kind.PART);
                        }
                    }
                });
    }

    private List<Sample> read(SampleVectors vectors, int share, Vectors reading) {
        watch.stage(TrainingMonitor.Stage.READING, counting.total());
        int[] groups = duplicates.groups();
        int most = mostOfOneCategory(share);
        var random = new Random(settings.seed());
        var samples = new ArrayList<Sample>();
        int[] at = {0};
        for (var text : told) {
            int[] labels = labels(text.categories());
            if (labels.length == 0 || at[0] >= groups.length) {
                continue;
            }
            watch.step();
            int group = groups[at[0]++];
            int rarest = Arrays.stream(labels).map(label -> toldOf[label]).min().orElse(0);
            if (random.nextDouble() * rarest < most) {
                reading.add(
                        text,
                        at[0],
                        (features, kind) -> samples.add(new Sample(features, labels, group, kind)));
            }
        }
        forEachOfTheTaxonomy((text, label) ->
                samples.add(
                        new Sample(
                                vectors.of("", text.text),
                                new int[] {label},
                                groups[at[0]++],
                                text.kind)));
        return samples;
    }

    private record OwnText(String text, Sample.Kind kind) {}

    private void forEachOfTheTaxonomy(ObjIntConsumer<OwnText> action) {
        for (int label = 1; label < tree.size(); label++) {
            var category = taxonomy.category(tree.code(label));
            if (category == null || toldUnder(label) >= ENOUGH_TOLD) {
                continue;
            }
            forEachOf(category, label, action);
            for (var merged : taxonomy.mergedInto(category.id())) {
                forEachOf(merged, label, action);
            }
        }
    }

    private void forEachOf(Category category, int label, ObjIntConsumer<OwnText> action) {
        for (var example : category.examples()) {
            action.accept(new OwnText(example, Sample.Kind.EXAMPLE), label);
        }
        for (var text : KeywordTexts.of(category, settings.seed())) {
            action.accept(new OwnText(text, Sample.Kind.KEYWORDS), label);
        }
    }

    private int toldUnder(int label) {
        int sum = toldOf[label];
        for (int i = 0; i < tree.children(label); i++) {
            sum += toldUnder(tree.firstChild(label) + i);
        }
        return sum;
    }

    /// The labels of those categories that the tree has, or has others for.
    private int[] labels(List<String> codes) {
        return codes.stream().mapToInt(this::label).filter(label -> label > 0).distinct().toArray();
    }

    /// The label of a category, or of the one that it stands for; −1 if the tree has neither.
    private int label(String code) {
        int label = tree.label(code);
        if (label >= 0) {
            return label;
        }
        Category met = taxonomy.category(code);
        Category meant = met == null ? null : taxonomy.category(met.mappedTo());
        return meant == null ? -1 : tree.label(meant.code());
    }

    /// How many texts a category may give so that all fit into memory: the largest number that does.
    ///
    /// @param share of the memory, as one part of so many
    private int mostOfOneCategory(int share) {
        double affordable = settings.mostFeatures() / Math.max(1, counting.termsPerText()) / share;
        int low = 1;
        int high = Arrays.stream(toldOf).max().orElse(1) + 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (Arrays.stream(toldOf).mapToLong(n -> Math.min(n, middle)).sum() <= affordable) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
