package org.demandinsight.api;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.demandinsight.classify.LevelMetrics;
import org.demandinsight.classify.ModelVersion;
import org.demandinsight.kernel.Estimate;
import org.demandinsight.taxonomy.Taxonomy;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("Model")
@Description("A version of the model that places demands.")
public record ModelView(
        @Description("Its number, from 1.") int version,
        @NonNull @Description("When it was trained, or restored.") OffsetDateTime madeAt,
        @Description("Since when demands are placed by it; null if it never was put to use.")
                @Nullable OffsetDateTime inUseSince,
        @Description("Whether the process asked places demands by it now.") boolean inUse,
        @Description("Version of the taxonomy whose categories it knows.") int taxonomyVersion,
        @Description("Labelled texts that it was trained on.") int labelledTexts,
        @Description("Categories that it can place a demand in.") int categories,
        @Description(
                        "Whether its metrics rest on the examples in the taxonomy, because too few demands are labelled.")
                boolean measuredOnExamples,
        @NonNull
                @Description(
                        "How well it did on texts held out, by level of the taxonomy; empty where nothing could be held out.")
                List<@NonNull LevelView> levels,
        @Description("The version whose copy it is; null for one that was trained.")
                @Nullable Integer restoredFrom,
        @Description("Whether modelRestore can put it to use again.") boolean restorable) {

    static ModelView of(ModelVersion version, int inUse, Taxonomy taxonomy) {
        var used = version.inUseSince();
        return new ModelView(
                version.version(),
                version.madeAt().atOffset(ZoneOffset.UTC),
                used == null ? null : used.atOffset(ZoneOffset.UTC),
                version.version() == inUse,
                version.taxonomy(),
                version.told(),
                version.categories(),
                version.measuredOnExamples(),
                version.levels().stream().map(LevelView::of).toList(),
                version.restoredFrom(),
                version.kept() && version.taxonomy() == taxonomy.version());
    }

    @Name("ModelLevel")
    @Description(
            "How well a model placed texts held out, whose near-duplicates it had not learned from either, at one level of the taxonomy. Null: not measured.")
    public record LevelView(
            @Description("Level of the taxonomy, 1 at the top.") int level,
            @Description("Texts held out.") int texts,
            @Description("Categories that occur among them.") int categories,
            @Description(
                            "Mean over the categories that occur of the harmonic mean of precision and recall.")
                    @Nullable Double macroF1,
            @Description("Share placed right.") @Nullable Double accuracy,
            @Description("Share whose category is among the three likeliest.")
                    @Nullable Double topThree,
            @Description(
                            "Expected calibration error before probabilities were calibrated: mean distance between stated probability and share right, in 15 bins of equal mass.")
                    @Nullable Double calibrationErrorBefore,
            @Description(
                            "Expected calibration error of the probabilities as they are stated, in 15 bins of equal mass, less what chance alone adds to it; the interval is a bootstrap's.")
                    @Nullable EstimateView calibrationError,
            @Description("Share placed right among the 80 % that it is surest of.")
                    @Nullable Double accuracyAt80,
            @Description("Share placed right among the 85 % that it is surest of.")
                    @Nullable Double accuracyAt85,
            @Description("Share placed right among the 90 % that it is surest of.")
                    @Nullable Double accuracyAt90,
            @Description("Share placed right among the 95 % that it is surest of.")
                    @Nullable Double accuracyAt95) {
        private static final double LEVEL = .95;

        static LevelView of(LevelMetrics metrics) {
            return new LevelView(
                    metrics.level(),
                    metrics.texts(),
                    metrics.categories(),
                    measured(metrics.macroF1()),
                    measured(metrics.accuracy()),
                    measured(metrics.topThree()),
                    measured(metrics.eceBefore()),
                    calibrationError(metrics),
                    measured(metrics.accuracyAt80()),
                    measured(metrics.accuracyAt85()),
                    measured(metrics.accuracyAt90()),
                    measured(metrics.accuracyAt95()));
        }

        /// A version that was measured before the interval was has the plain error alone.
        private static @Nullable EstimateView calibrationError(LevelMetrics metrics) {
            var error = metrics.calibration();
            boolean plain = Double.isNaN(error.value());
            double value = plain ? metrics.ece() : error.value();
            return EstimateView.of(
                    new Estimate(
                            value,
                            plain ? Double.NEGATIVE_INFINITY : Math.min(value, error.low()),
                            plain ? Double.POSITIVE_INFINITY : Math.max(value, error.high()),
                            LEVEL,
                            plain
                                    ? "ECE, 15 bins of equal mass"
                                    : "debiased ECE, 15 bins of equal mass, bootstrap",
                            metrics.texts()));
        }

        private static @Nullable Double measured(double value) {
            return Double.isNaN(value) ? null : (Double) value;
        }
    }
}
