package org.demandinsight.casegroup;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.demandinsight.casegroup.PairLearning.Asked;

/// How well originals are found, by the model in use and by models that never saw the originals that they are measured on.
final class DuplicateEvaluation {
    private static final int FOLDS = 5;
    private static final long SEED = 42;
    private static final int BINS = 10;
    private static final Path PAGE = Path.of("src/docs/evaluation-case-groups.md");

    private final List<Asked> duplicates;
    private final List<Asked> others;
    private final double share;

    DuplicateEvaluation(List<Asked> duplicates, List<Asked> others, double share) {
        this.duplicates = duplicates;
        this.others = others;
        this.share = share;
    }

    record Reached(int n, double hitAt1, double hitAt10, double mrr) {}

    record Report(Reached inUse, String text) {
        /// Puts the figures between the page's marks, where that is asked for by `-Ddemandinsight.write`.
        void write() throws IOException {
            if (Boolean.getBoolean("demandinsight.write")) {
                var page = Files.readString(PAGE);
                int from = page.indexOf("<!-- boston -->\n") + "<!-- boston -->\n".length();
                int until = page.indexOf("<!-- /boston -->");
                var _ =
                        Files.writeString(
                                PAGE, page.substring(0, from) + text + page.substring(until));
            }
        }
    }

    Report report(boolean learn) {
        var text = new StringBuilder();
        var inUse = reached(duplicates, PairScore.LEARNED);
        text.append("| | pairs | Hit@1 | Hit@10 | MRR |\n|---|---|---|---|---|\n");
        row(text, "the model in use", inUse);
        row(text, "nearest of a kindred category", nearest());
        if (learn) {
            folds(text);
        }
        long among = duplicates.stream().filter(each -> each.at() >= 0).count();
        line(
                text,
                "%nThe original is among the candidates of %.3f of the duplicates; a demand has %.0f candidates on average.",
                (double) among / duplicates.size(),
                duplicates.stream().mapToInt(each -> each.features().length).average().orElse(0));
        calibration(text, PairScore.LEARNED);
        if (learn) {
            weights(text, PairLearning.learn(duplicates, others, share));
        }
        return new Report(inUse, text.toString());
    }

    private static void row(StringBuilder text, String what, Reached reached) {
        line(
                text,
                "| %s | %d | %.3f | %.3f | %.3f |",
                what,
                reached.n,
                reached.hitAt1,
                reached.hitAt10,
                reached.mrr);
    }

    @FormatMethod
    private static void line(StringBuilder text, @FormatString String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private Reached nearest() {
        var distanceOnly = new double[PairFeatures.values().length];
        distanceOnly[0] = -1;
        return reached(duplicates, new PairScore(distanceOnly, 1, 0, 1));
    }

    private void folds(StringBuilder text) {
        var foldOf = foldOf();
        var each = new ArrayList<Reached>();
        double error = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int out = fold;
            var inside =
                    duplicates.stream()
                            .filter(a -> foldOf.getOrDefault(a.original(), 0) == out)
                            .toList();
            var outside =
                    duplicates.stream()
                            .filter(a -> foldOf.getOrDefault(a.original(), 0) != out)
                            .toList();
            var score = PairLearning.learn(outside, others, share);
            each.add(reached(inside, score));
            error += calibrationError(bins(inside, score, share / FOLDS)) / FOLDS;
        }
        line(
                text,
                "| learned on four folds of five, measured on the fifth (mean ± sd) | %d | %s | %s | %s |",
                duplicates.size(),
                meanAndSd(each, Reached::hitAt1),
                meanAndSd(each, Reached::hitAt10),
                meanAndSd(each, Reached::mrr));
        line(
                text,
                "%nExpected calibration error of the probabilities on the folds left out: %.4f.",
                error);
    }

    /// Pairs of one original are of one fold.
    private Map<String, Integer> foldOf() {
        var originals =
                new ArrayList<>(new TreeSet<>(duplicates.stream().map(Asked::original).toList()));
        Collections.shuffle(originals, new Random(SEED));
        var foldOf = new HashMap<String, Integer>();
        for (int i = 0; i < originals.size(); i++) {
            foldOf.put(originals.get(i), i % FOLDS);
        }
        return foldOf;
    }

    private static String meanAndSd(List<Reached> each, ToDoubleFunction<Reached> figure) {
        double[] values = each.stream().mapToDouble(figure).toArray();
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return String.format(
                Locale.ROOT, "%.3f ± %.3f", mean, Math.sqrt(squares / (values.length - 1)));
    }

    /// Candidates that score the same count as half before and half behind.
    static Reached reached(List<Asked> asked, PairScore score) {
        double first = 0;
        double ten = 0;
        double reciprocal = 0;
        for (var each : asked) {
            if (each.at() < 0) {
                continue;
            }
            double own = score.sum(each.features()[each.at()]);
            double before = 0;
            for (int i = 0; i < each.features().length; i++) {
                double other = score.sum(each.features()[i]);
                before += other > own ? 1 : other == own && i != each.at() ? .5 : 0;
            }
            first += before < 1 ? 1 : 0;
            ten += before < 10 ? 1 : 0;
            reciprocal += 1 / (before + 1);
        }
        int n = asked.size();
        return new Reached(n, first / n, ten / n, reciprocal / n);
    }

    private record Bin(double pairs, double predicted, double named) {}

    /// By tenths of probability: pairs that a city meets, what was predicted for them and how many it named.
    private Bin[] bins(List<Asked> measured, PairScore score, double each) {
        double[][] sums = new double[BINS][3];
        for (var asked : measured) {
            if (asked.at() >= 0) {
                count(sums, score.probability(asked.features()[asked.at()]), 1, 1 / score.named());
            }
        }
        for (var asked : others) {
            for (double[] features : asked.features()) {
                count(sums, score.probability(features), each, 0);
            }
        }
        return Arrays.stream(sums)
                .map(s -> new Bin(s[0], s[0] == 0 ? 0 : s[1] / s[0], s[0] == 0 ? 0 : s[2] / s[0]))
                .toArray(Bin[]::new);
    }

    private static void count(double[][] sums, double probability, double weight, double named) {
        var bin = sums[(int) Math.min(BINS - 1, probability * BINS)];
        bin[0] += weight;
        bin[1] += weight * probability;
        bin[2] += weight * named;
    }

    private static double calibrationError(Bin[] bins) {
        double all = Arrays.stream(bins).mapToDouble(Bin::pairs).sum();
        return Arrays.stream(bins)
                .mapToDouble(bin -> bin.pairs / all * Math.abs(bin.predicted - bin.named))
                .sum();
    }

    private void calibration(StringBuilder text, PairScore score) {
        text.append(
                "\n| probability | pairs | predicted | named by the city, ÷ the share that it names |\n|---|---|---|---|\n");
        var bins = bins(duplicates, score, share);
        IntStream.range(0, BINS)
                .forEach(i ->
                        line(
                                text,
                                "| %.1f–%.1f | %.0f | %.3f | %.3f |",
                                i / 10.0,
                                (i + 1) / 10.0,
                                bins[i].pairs,
                                bins[i].predicted,
                                bins[i].named));
    }

    private static void weights(StringBuilder text, PairScore learned) {
        text.append("\n| feature | weight | what it is |\n|---|---|---|\n");
        for (var feature : PairFeatures.values()) {
            line(
                    text,
                    "| %s | %.3f | %s |",
                    feature,
                    learned.weights()[feature.ordinal()],
                    feature.meaning());
        }
        line(
                text,
                "%nLog odds of being named: %.3f × the weighted sum %+.3f; the city names %.4f of all duplicates.",
                learned.slope(),
                learned.intercept(),
                learned.named());
    }
}
