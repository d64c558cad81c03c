package org.demandinsight.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jboss.logging.Logger;

/// Tries routing: a model learns from some demands and says of the others which department they are for, beside the
/// simplest rule, the most frequent department of the category.
final class RoutingTrial {
    private static final Logger LOG = Logger.getLogger(RoutingTrial.class);
    private static final int FOLDS = 5;

    private final List<RoutedDemand> demands;
    private final List<Judged> judged = new ArrayList<>();
    private int firstByRule;
    private int amongThreeByRule;
    private double seconds;

    RoutingTrial(List<RoutedDemand> demands) {
        this.demands = demands;
    }

    /// Tries some of five folds, of which no two share demands that say the same.
    void folds(int some) {
        var said = new RoutingGroups();
        demands.forEach(each -> said.add(each.intake()));
        int[] groups = said.groups();
        for (int fold = 0; fold < some; fold++) {
            int out = fold;
            leaveOut(i -> Math.floorMod((groups[i] * 0x9E3779B1) >>> 7, FOLDS) == out);
        }
    }

    /// Adds those that are out to what was tried.
    void leaveOut(IntPredicate isOut) {
        var kept = new ArrayList<RoutedDemand>();
        var out = new ArrayList<RoutedDemand>();
        for (int i = 0; i < demands.size(); i++) {
            (isOut.test(i) ? out : kept).add(demands.get(i));
        }
        long start = System.nanoTime();
        var model = RoutingTest.model(kept);
        seconds += (System.nanoTime() - start) / 1e9;
        var rule = new HashMap<String, Map<String, Integer>>();
        for (var each : kept) {
            count(rule, "", each.department());
            each.intake().categories().forEach(code -> count(rule, code, each.department()));
        }
        for (var each : out) {
            int truth = model.scorer().tree().label(each.department()) - 1;
            double[] probabilities = model.probabilities(each.intake());
            judged.add(RoutingTrainer.judged(Math.max(-1, truth), probabilities));
            int rank = ranked(rule, each.intake()).indexOf(each.department());
            firstByRule += rank == 0 ? 1 : 0;
            amongThreeByRule += rank >= 0 && rank < 3 ? 1 : 0;
        }
    }

    private static void count(
            Map<String, Map<String, Integer>> rule, String category, String department) {
        rule.computeIfAbsent(category, _ -> new LinkedHashMap<>())
                .merge(department, 1, Integer::sum);
    }

    /// The departments of the category, the most frequent first; of the one above where it is new.
    private static List<String> ranked(Map<String, Map<String, Integer>> rule, Intake intake) {
        var categories = new ArrayList<>(intake.categories());
        categories.add("");
        for (var category : categories) {
            var row = rule.get(category);
            if (row != null) {
                return row.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .toList();
            }
        }
        return List.of();
    }

    /// Prints what was reached and holds it against its floors.
    void holdAgainst(JsonNode floor, String what) {
        var reached = LevelMetrics.of(1, judged, judged);
        double n = judged.size();
        LOG.infof(
                "Routing, %s, n = %d, %d departments: right first %.4f, among three %.4f, ECE %.4f; most frequent of the category: %.4f, %.4f; training %.1f s in all",
                what,
                reached.texts(),
                reached.categories(),
                reached.accuracy(),
                reached.topThree(),
                reached.ece(),
                firstByRule / n,
                amongThreeByRule / n,
                seconds);
        assertThat(reached.accuracy()).isGreaterThanOrEqualTo(floor.get("top_one").asDouble());
        assertThat(reached.topThree()).isGreaterThanOrEqualTo(floor.get("top_three").asDouble());
        assertThat(reached.ece()).isLessThanOrEqualTo(floor.get("ece_ceiling").asDouble());
        assertThat(reached.accuracy() - firstByRule / n)
                .isGreaterThanOrEqualTo(floor.get("above_rule").asDouble());
    }
}
