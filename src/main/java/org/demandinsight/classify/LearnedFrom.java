package org.demandinsight.classify;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;

/// What a model was made of, as far as it tells whether another would differ.
///
/// @param taxonomy version of the taxonomy
/// @param examples changes when an example comes, goes or moves to another category
/// @param corrections how many demands analysts had placed, by the category's code
/// @param demands how many demands with a category of their source there were, by the category's code
record LearnedFrom(
        int taxonomy, long examples, Map<String, Long> corrections, Map<String, Long> demands) {
    /// So few demands teach too little for a model of their own: their growth is reckoned against this many.
    private static final long FEW = 50;

    /// Of the corrections so far, so many more make another model, which decides about all demands anew: the more there are, the less ten
    /// more teach it. What was corrected is right anyway.
    private static final double FURTHER = .1;

    LearnedFrom {
        corrections = Map.copyOf(corrections);
        demands = Map.copyOf(demands);
    }

    /// Whether a model of this would be worth having beside one of `former`: another taxonomy, other examples (somebody
    /// took the trouble to say them), so many corrections, or so many demands told otherwise.
    ///
    /// @param enough corrections, where there are few so far
    /// @param share of the former demands
    boolean differsFrom(LearnedFrom former, int enough, double share) {
        return taxonomy != former.taxonomy
                || examples != former.examples
                || moved(former.corrections, corrections)
                        >= Math.max(enough, FURTHER * total(former.corrections))
                || moved(former.demands, demands) >= share * Math.max(FEW, total(former.demands));
    }

    private static long total(Map<String, Long> byCode) {
        return byCode.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long moved(Map<String, Long> before, Map<String, Long> now) {
        var codes = new HashSet<>(now.keySet());
        codes.addAll(before.keySet());
        return codes.stream()
                .mapToLong(code ->
                        Math.abs(now.getOrDefault(code, 0L) - before.getOrDefault(code, 0L)))
                .sum();
    }

    JsonObject json() {
        return new JsonObject()
                .put("taxonomy", taxonomy)
                .put("examples", Long.toHexString(examples))
                .put("corrections", counts(corrections))
                .put("demands", counts(demands));
    }

    private static JsonObject counts(Map<String, Long> byCode) {
        var counts = new JsonObject();
        byCode.forEach(counts::put);
        return counts;
    }

    static LearnedFrom of(JsonObject json) {
        return new LearnedFrom(
                json.getInteger("taxonomy"),
                Long.parseUnsignedLong(json.getString("examples"), 16),
                byCode(json.getJsonObject("corrections", new JsonObject())),
                byCode(json.getJsonObject("demands")));
    }

    private static Map<String, Long> byCode(JsonObject counts) {
        return counts.fieldNames().stream()
                .collect(Collectors.toMap(code -> code, counts::getLong));
    }
}
