package org.demandinsight.classify;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/// How well a model places texts that it was not trained on, at one level of the taxonomy.
///
/// @param level 1 at the top
/// @param texts held out
/// @param categories that occur among them
/// @param macroF1 mean over the categories that occur of the harmonic mean of precision and recall
/// @param accuracy share placed right (micro-F1)
/// @param topThree share whose truth is among the three likeliest
/// @param eceBefore expected calibration error (15 bins of equal mass) of the scores' plain softmax
/// @param ece expected calibration error of the probabilities as they are stated, each half of the texts judged by what the
///     other half taught about scores
/// @param accuracyAt85 accuracy among the 85 % of texts that the model is surest of
/// @param calibration that error less what chance adds to it, with its bootstrap interval
/// @param accuracyAt80 accuracy among the surest 80 %, and so on
public record LevelMetrics(
        int level,
        int texts,
        int categories,
        double macroF1,
        double accuracy,
        double topThree,
        double eceBefore,
        double ece,
        double accuracyAt85,
        CalibrationError calibration,
        double accuracyAt80,
        double accuracyAt90,
        double accuracyAt95) {
    private static final int BINS = 15;
    private static final long SEED = 15;

    static LevelMetrics of(int level, List<Judged> before, List<Judged> after) {
        return new LevelMetrics(
                level,
                after.size(),
                (int) after.stream().map(Judged::truth).distinct().count(),
                macroF1(after),
                share(count(after, Judged::right), after.size()),
                share(count(after, judged -> judged.rank() <= 3), after.size()),
                ece(before),
                ece(after),
                accuracyAt(.85, after),
                CalibrationError.of(after, SEED),
                accuracyAt(.80, after),
                accuracyAt(.90, after),
                accuracyAt(.95, after));
    }

    static double macroF1(List<Judged> texts) {
        var categories = new HashSet<Integer>();
        texts.forEach(judged -> categories.add(judged.truth()));
        double sum = 0;
        for (int category : categories) {
            long right = 0;
            long either = 0;
            for (var judged : texts) {
                boolean is = judged.truth() == category;
                boolean said = judged.predicted() == category;
                right += is && said ? 1 : 0;
                either += (is ? 1 : 0) + (said ? 1 : 0);
            }
            sum += 2.0 * right / either;
        }
        return share(sum, categories.size());
    }

    static double ece(List<Judged> texts) {
        var sorted =
                texts.stream().sorted(Comparator.comparingDouble(Judged::probability)).toList();
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int from = (int) ((long) sorted.size() * bin / BINS);
            int to = (int) ((long) sorted.size() * (bin + 1) / BINS);
            double gap = 0;
            for (var judged : sorted.subList(from, to)) {
                gap += (judged.right() ? 1 : 0) - judged.probability();
            }
            error += Math.abs(gap);
        }
        return share(error, texts.size());
    }

    static double accuracyAt(double coverage, List<Judged> texts) {
        int covered = (int) Math.round(texts.size() * coverage);
        var surest =
                texts.stream()
                        .sorted(Comparator.comparingDouble(Judged::probability).reversed())
                        .limit(covered)
                        .toList();
        return share(count(surest, Judged::right), covered);
    }

    private static int count(List<Judged> texts, Predicate<Judged> which) {
        return (int) texts.stream().filter(which).count();
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
