package org.demandinsight.classify;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// What a routing model was made of, as far as it tells whether another would differ.
///
/// @param taxonomy version of the taxonomy
/// @param demands by the code of the department
record RoutedFrom(int taxonomy, Map<String, Long> demands) {
    RoutedFrom {
        demands = Map.copyOf(demands);
    }

    long total() {
        return demands.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Whether a model of this would be worth having beside one of `former`: another taxonomy, or so many demands of
    /// departments that came, went or moved.
    ///
    /// @param share of the former demands
    boolean differsFrom(RoutedFrom former, double share) {
        var departments = new HashSet<>(demands.keySet());
        departments.addAll(former.demands.keySet());
        long moved = 0;
        for (var department : departments) {
            long before = former.demands.getOrDefault(department, 0L);
            moved += Math.abs(demands.getOrDefault(department, 0L) - before);
        }
        return taxonomy != former.taxonomy || moved >= share * Math.max(1, former.total());
    }

    JsonObject json() {
        var counts = new JsonObject();
        demands.forEach(counts::put);
        return new JsonObject().put("taxonomy", taxonomy).put("demands", counts);
    }

    static RoutedFrom of(JsonObject json) {
        var demands = new HashMap<String, Long>();
        var counts = json.getJsonObject("demands");
        counts.fieldNames().forEach(code -> demands.put(code, counts.getLong(code)));
        return new RoutedFrom(json.getInteger("taxonomy"), demands);
    }
}
