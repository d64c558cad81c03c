package org.demandinsight.classify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// The metrics of a model as the database keeps them; what an older version did not measure is read as not a number.
final class LevelMetricsJson {
    private LevelMetricsJson() {}

    static JsonArray write(List<LevelMetrics> levels) {
        var array = new JsonArray();
        for (var level : levels) {
            array.add(
                    new JsonObject()
                            .put("level", level.level())
                            .put("texts", level.texts())
                            .put("categories", level.categories())
                            .put("macroF1", level.macroF1())
                            .put("accuracy", level.accuracy())
                            .put("topThree", level.topThree())
                            .put("eceBefore", level.eceBefore())
                            .put("ece", level.ece())
                            .put("accuracyAt85", level.accuracyAt85())
                            .put("debiasedEce", level.calibration().value())
                            .put("debiasedEceLow", level.calibration().low())
                            .put("debiasedEceHigh", level.calibration().high())
                            .put("accuracyAt80", level.accuracyAt80())
                            .put("accuracyAt90", level.accuracyAt90())
                            .put("accuracyAt95", level.accuracyAt95()));
        }
        return array;
    }

    static List<LevelMetrics> read(JsonArray levels) {
        return levels.stream().map(JsonObject.class::cast).map(LevelMetricsJson::level).toList();
    }

    private static LevelMetrics level(JsonObject json) {
        return new LevelMetrics(
                json.getInteger("level"),
                json.getInteger("texts"),
                json.getInteger("categories"),
                json.getDouble("macroF1"),
                json.getDouble("accuracy"),
                json.getDouble("topThree"),
                json.getDouble("eceBefore", Double.NaN),
                json.getDouble("ece"),
                json.getDouble("accuracyAt85"),
                new CalibrationError(
                        json.getDouble("debiasedEce", Double.NaN),
                        json.getDouble("debiasedEceLow", Double.NaN),
                        json.getDouble("debiasedEceHigh", Double.NaN)),
                json.getDouble("accuracyAt80", Double.NaN),
                json.getDouble("accuracyAt90", Double.NaN),
                json.getDouble("accuracyAt95", Double.NaN));
    }
}
