package org.demandinsight.classify;

import java.time.Instant;

/// How far a training is.
///
/// @param done of `total` texts (counting, reading) or choices (measuring, training)
/// @param total 0 while it is not known
public record TrainingProgress(Instant start, TrainingMonitor.Stage stage, long done, long total) {}
