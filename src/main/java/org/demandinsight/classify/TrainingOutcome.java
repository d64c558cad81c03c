package org.demandinsight.classify;

/// How a training ended.
public sealed interface TrainingOutcome {
    /// A new model, not yet in use.
    record Trained(Model model) implements TrainingOutcome {}

    /// The monitor asked for an end.
    record Stopped() implements TrainingOutcome {}

    /// There is nothing to choose among.
    ///
    /// @param categories declared, fewer than two at the first level
    record TooFewCategories(int categories) implements TrainingOutcome {}
}
