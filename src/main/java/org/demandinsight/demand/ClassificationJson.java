package org.demandinsight.demand;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Contested;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Reason;
import org.demandinsight.taxonomy.Classification.Unplaced;

/// A classification as the record keeps it: `{"is":"ASSIGNED","by":"MODEL","model":3,"candidates":[[17,0.93]],"also":[[4,0.6]],"reasons":[["路灯",1.4,"TITLE",3,5]]}`;
/// `also` only where there is any. An analyst's has what it stands over beside it, as `former`.
final class ClassificationJson {
    private static final String FORMER = "former";

    private ClassificationJson() {}

    static JsonObject write(Classification classification) {
        var json =
                new JsonObject()
                        .put("by", classification.decider().kind().name())
                        .put("model", classification.decider().modelVersion());
        return switch (classification) {
            case Assigned assigned -> {
                if (!assigned.also().isEmpty()) {
                    json.put("also", candidates(assigned.also()));
                }
                yield json.put("is", "ASSIGNED")
                        .put("candidates", candidates(List.of(assigned.best())))
                        .put("reasons", reasons(assigned.reasons()));
            }
            case Contested contested ->
                    json.put("is", "CONTESTED")
                            .put("candidates", candidates(contested.candidates()))
                            .put("reasons", reasons(contested.reasons()));
            case Unplaced _ -> json.put("is", "UNPLACED");
        };
    }

    /// What an analyst decided over what stands in the record. Reasons quote the text, which may be redacted again: they aren't kept where
    /// nobody reads them.
    static JsonObject writeOver(JsonObject standing, Classification decided) {
        var former =
                standing.getJsonObject(FORMER, standing).copy().put("reasons", new JsonArray());
        return write(decided).put(FORMER, former);
    }

    /// What stands under an analyst's decision. A model's is out of date (0 is older than any): it is placed again.
    static JsonObject under(JsonObject standing) {
        var former = standing.getJsonObject(FORMER, standing).copy();
        return former.getString("by").equals(Decider.Kind.MODEL.name())
                ? former.put("model", 0)
                : former;
    }

    static Classification read(JsonObject json) {
        var decider =
                new Decider(Decider.Kind.valueOf(json.getString("by")), json.getInteger("model"));
        return switch (json.getString("is")) {
            case "ASSIGNED" ->
                    new Assigned(
                            candidates(json, "candidates").getFirst(),
                            candidates(json, "also"),
                            decider,
                            reasons(json));
            case "CONTESTED" ->
                    new Contested(candidates(json, "candidates"), decider, reasons(json));
            default -> new Unplaced(decider);
        };
    }

    private static JsonArray candidates(List<Candidate> candidates) {
        var array = new JsonArray();
        candidates.forEach(each -> array.add(JsonArray.of(each.category(), each.probability())));
        return array;
    }

    private static JsonArray reasons(List<Reason> reasons) {
        var array = new JsonArray();
        reasons.forEach(each ->
                array.add(
                        JsonArray.of(
                                each.term(),
                                Math.round(each.weight() * 1e3) / 1e3,
                                each.field().name(),
                                each.start(),
                                each.end())));
        return array;
    }

    private static List<Candidate> candidates(JsonObject json, String which) {
        return json.getJsonArray(which, JsonArray.of()).stream()
                .map(JsonArray.class::cast)
                .map(pair -> new Candidate(pair.getInteger(0), pair.getDouble(1)))
                .toList();
    }

    private static List<Reason> reasons(JsonObject json) {
        return json.getJsonArray("reasons").stream()
                .map(JsonArray.class::cast)
                // Before reasons had places; the next model says them anew.
                .filter(reason -> reason.size() == 5)
                .map(reason ->
                        new Reason(
                                Reason.Field.valueOf(reason.getString(2)),
                                reason.getInteger(3),
                                reason.getInteger(4),
                                reason.getString(0),
                                reason.getDouble(1)))
                .toList();
    }
}
