package org.demandinsight.classify;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// What a model was made of, as far as it tells whether another would differ.
///
/// @param taxonomy version of the taxonomy
/// @param examples changes when an example comes, goes or moves to another category
/// @param demands how many demands with a category of their source there were, by the category's code
record LearnedFrom(int taxonomy, long examples, Map<String, Long> demands) {
    /// So few demands teach too little for a model of their own: their growth is reckoned against this many.
    private static final long FEW = 50;

    LearnedFrom {
        demands = Map.copyOf(demands);
    }

    /// Whether a model of this would be worth having beside one of `former`: another taxonomy, other examples (somebody
    /// took the trouble to say them), or so many demands told otherwise.
    ///
    /// @param share of the former demands
    boolean differsFrom(LearnedFrom former, double share) {
        if (taxonomy != former.taxonomy || examples != former.examples) {
            return true;
        }
        var codes = new HashSet<>(demands.keySet());
        codes.addAll(former.demands.keySet());
        long told = 0;
        long moved = 0;
        for (var code : codes) {
            long before = former.demands.getOrDefault(code, 0L);
            told += before;
            moved += Math.abs(demands.getOrDefault(code, 0L) - before);
        }
        return moved >= share * Math.max(FEW, told);
    }

    JsonObject json() {
        var counts = new JsonObject();
        demands.forEach(counts::put);
        return new JsonObject()
                .put("taxonomy", taxonomy)
                .put("examples", Long.toHexString(examples))
                .put("demands", counts);
    }

    static LearnedFrom of(JsonObject json) {
        var demands = new HashMap<String, Long>();
        var counts = json.getJsonObject("demands");
        counts.fieldNames().forEach(code -> demands.put(code, counts.getLong(code)));
        return new LearnedFrom(
                json.getInteger("taxonomy"),
                Long.parseUnsignedLong(json.getString("examples"), 16),
                demands);
    }
}
