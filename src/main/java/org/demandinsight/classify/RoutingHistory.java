package org.demandinsight.classify;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which departments handled the demands of each category, those of the categories below it included.
final class RoutingHistory {
    private static final String ALL = "";

    /// A category's history counts for more than that of the one above it once it has this many demands.
    private static final double BACK_OFF = 5;

    private final int departments;
    private final Map<String, double[]> byCategory = new HashMap<>();

    /// @param departments how many there are
    RoutingHistory(int departments) {
        this.departments = departments;
        byCategory.put(ALL, new double[departments]);
    }

    /// Adds demands of a category.
    ///
    /// @param categories codes from the bottom up, as an [Intake] has them
    /// @param department its number, from 0
    void add(List<String> categories, int department, double demands) {
        row(ALL)[department] += demands;
        for (var category : categories) {
            row(category)[department] += demands;
        }
    }

    void set(String category, double[] demands) {
        byCategory.put(category, demands);
    }

    private double[] row(String category) {
        return byCategory.computeIfAbsent(category, _ -> new double[departments]);
    }

    Collection<String> categories() {
        return byCategory.keySet().stream().sorted().toList();
    }

    /// Demands of a category by department; none of one that it never met.
    double[] of(String category) {
        return byCategory.getOrDefault(category, new double[departments]).clone();
    }

    /// Logarithms of the departments' shares in the category, each shrunk towards that in the category above, at last
    /// towards all being alike (interpolation with Dirichlet priors, MacKay & Peto 1995).
    ///
    /// @param categories from the bottom up
    void logShares(List<String> categories, double[] into) {
        java.util.Arrays.fill(into, 1.0 / departments);
        shrink(ALL, into);
        for (int i = categories.size() - 1; i >= 0; i--) {
            shrink(categories.get(i), into);
        }
        for (int i = 0; i < departments; i++) {
            into[i] = Math.log(into[i]);
        }
    }

    private void shrink(String category, double[] shares) {
        double[] row = byCategory.get(category);
        if (row == null) {
            return;
        }
        double total = BACK_OFF;
        for (double each : row) {
            total += each;
        }
        for (int i = 0; i < departments; i++) {
            shares[i] = (row[i] + BACK_OFF * shares[i]) / total;
        }
    }
}
