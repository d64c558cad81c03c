package org.demandinsight.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The cells that demands fall into, second-level category by district, and how much falls into each.
final class Cells {
    private static final int AFFINITY = 21;

    private final List<Category> categories;
    private final CityMap map;
    private final double[] shares;

    /// A category with its topics.
    record Category(
            String code,
            double weight,
            List<Topic> served,
            List<Topic> unserved,
            Fields.Field field,
            OpenWeek hours) {
        /// Whether demands about topics that no service serves can be planted in it.
        boolean isMixed() {
            return !unserved.isEmpty();
        }
    }

    Cells(DemoOptions options, Grammar grammar, CityMap map, Hours hours) {
        this.map = map;
        categories = categories(grammar, new Fields(), hours);
        shares = new double[categories.size() * districts()];
        double total = 0;
        for (int cell = 0; cell < shares.length; cell++) {
            var dice = new Dice(options.seed(), AFFINITY, cell);
            shares[cell] =
                    category(cell).weight()
                            * district(cell).weight()
                            * Math.exp(.3 * dice.normal());
            total += shares[cell];
        }
        for (int cell = 0; cell < shares.length; cell++) {
            shares[cell] /= total;
        }
    }

    private static List<Category> categories(Grammar grammar, Fields fields, Hours hours) {
        var topics = new TreeMap<String, List<Topic>>();
        for (var topic : grammar.topics()) {
            topics.computeIfAbsent(topic.category(), _ -> new ArrayList<>()).add(topic);
        }
        var found = new ArrayList<Category>();
        topics.forEach((code, all) -> {
            var served = all.stream().filter(Topic::served).toList();
            // A category that no service serves at all would be a blind spot that nobody planted.
            if (!served.isEmpty()) {
                found.add(
                        new Category(
                                code,
                                weight(all),
                                served,
                                all.stream().filter(topic -> !topic.served()).toList(),
                                fields.of(code),
                                hours.of(code)));
            }
        });
        return List.copyOf(found);
    }

    /// Few matters fill most of a hotline's day: the weights are drawn further apart.
    private static double weight(List<Topic> topics) {
        return Math.pow(topics.stream().mapToDouble(Topic::weight).sum(), 1.4);
    }

    int size() {
        return shares.length;
    }

    int districts() {
        return map.districts().size();
    }

    List<Category> categories() {
        return categories;
    }

    Category category(int cell) {
        return categories.get(cell / districts());
    }

    CityMap.District district(int cell) {
        return map.districts().get(cell % districts());
    }

    /// Share of all demands that falls into the cell.
    double share(int cell) {
        return shares[cell];
    }
}
