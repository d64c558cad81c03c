package org.demandinsight.demo;

import java.util.HashMap;
import java.util.Map;

/// The opening hours of the services of each category, taken together. A category without services counts as served by
/// an office with usual hours.
final class Hours {
    static final String SERVICES = "demo/services.csv";

    private final Map<String, OpenWeek> byCategory = new HashMap<>();
    private final OpenWeek office = OpenWeek.office();

    Hours() {
        for (var row : DemoResource.rows(SERVICES)) {
            var hours = row.getField("opening_hours");
            for (var category : row.getField("categories").split("[|;]", -1)) {
                if (!hours.isEmpty() && !category.isBlank()) {
                    byCategory.computeIfAbsent(category.strip(), _ -> new OpenWeek()).add(hours);
                }
            }
        }
    }

    OpenWeek of(String category) {
        return byCategory.getOrDefault(category, office);
    }
}
