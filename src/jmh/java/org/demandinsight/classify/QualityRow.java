package org.demandinsight.classify;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A row of the table of quality: F1 and top-3 as mean ± standard deviation over the folds, the rest over all texts of all
/// folds.
final class QualityRow {
    static final String HEAD =
            """
            | set | texts | micro-F1 | macro-F1 | top-3 | ECE before | ECE after (95 %) | right at 80 / 85 / 90 / 95 % coverage | assigned (right) | Unplaced |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private static final long SEED = 42;
    private static final double[] COVERAGES = {.8, .85, .9, .95};

    private QualityRow() {}

    static String of(String name, int level, List<Measured> folds) {
        var metrics = folds.stream().map(fold -> fold.metrics(level)).toList();
        var before = folds.stream().flatMap(fold -> fold.before().get(level - 1).stream()).toList();
        var after = folds.stream().flatMap(fold -> fold.after().get(level - 1).stream()).toList();
        var error = CalibrationError.of(after, SEED);
        var covered = new StringBuilder();
        for (double coverage : COVERAGES) {
            covered.append(covered.isEmpty() ? "" : " / ")
                    .append(three(LevelMetrics.accuracyAt(coverage, after)));
        }
        int[] outcomes = new int[3];
        int right = 0;
        for (var fold : folds) {
            for (int i = 0; i < outcomes.length; i++) {
                outcomes[i] += fold.outcomes()[i];
            }
            right += fold.assignedRight();
        }
        double all = outcomes[0] + outcomes[1] + outcomes[2];
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %s | %s (%s–%s) | %s | %.3f (%.3f) | %.3f |%n",
                name,
                after.size(),
                spread(metrics, LevelMetrics::accuracy),
                spread(metrics, LevelMetrics::macroF1),
                spread(metrics, LevelMetrics::topThree),
                three(CalibrationError.of(before, SEED).value()),
                three(error.value()),
                three(error.low()),
                three(error.high()),
                covered,
                outcomes[0] / all,
                right / (double) outcomes[0],
                outcomes[2] / all);
    }

    /// Mean ± standard deviation.
    static <T> String spread(List<T> folds, ToDoubleFunction<T> figure) {
        double mean = folds.stream().mapToDouble(figure).average().orElse(0);
        double squares =
                folds.stream().mapToDouble(figure).map(each -> (each - mean) * (each - mean)).sum();
        return three(mean) + " ± " + three(Math.sqrt(squares / Math.max(1, folds.size() - 1)));
    }

    static String three(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }
}
