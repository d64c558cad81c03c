package org.demandinsight.classify;

import java.util.List;

/// What a version of the model is made of and how well it did on texts held out.
///
/// @param taxonomyVersion whose categories it knows
/// @param seed of its training
/// @param told labelled texts that it was trained on
/// @param examples of the taxonomy that it was trained on
/// @param categories that it can place a text in
/// @param terms n-grams that it knows
/// @param measuredOnExamples whether the metrics rest on the taxonomy's examples, too few texts being labelled
/// @param levels metrics by level; empty where nothing could be held out
public record ModelCard(
        int taxonomyVersion,
        long seed,
        int told,
        int examples,
        int categories,
        int terms,
        boolean measuredOnExamples,
        List<LevelMetrics> levels) {

    public ModelCard {
        levels = List.copyOf(levels);
    }
}
