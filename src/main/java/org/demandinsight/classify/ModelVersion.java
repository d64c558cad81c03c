package org.demandinsight.classify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version of the model, as the record tells of it.
///
/// @param madeAt when it was trained, or restored
/// @param inUseSince since when demands are placed by it; null if it never was put to use
/// @param taxonomy version of the taxonomy whose categories it knows
/// @param told labelled texts that it was trained on
/// @param categories that it can place a text in
/// @param measuredOnExamples whether the metrics rest on the taxonomy's examples, too few texts being labelled
/// @param levels metrics by level of the taxonomy
/// @param restoredFrom the version whose copy it is; null for one that was trained
/// @param kept whether the model itself is there still, and not only what is told of it
public record ModelVersion(
        int version,
        Instant madeAt,
        @Nullable Instant inUseSince,
        int taxonomy,
        int told,
        int categories,
        boolean measuredOnExamples,
        List<LevelMetrics> levels,
        @Nullable Integer restoredFrom,
        boolean kept) {

    public ModelVersion {
        levels = List.copyOf(levels);
    }
}
