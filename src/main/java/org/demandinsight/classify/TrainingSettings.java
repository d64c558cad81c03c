package org.demandinsight.classify;

/// How a model is trained.
///
/// @param seed the same texts in the same order with the same seed give the same model
/// @param cost of an error beside the size of the weights (C of the support vector machine)
/// @param mostTerms n-grams that a model knows at most
/// @param mostRows n-grams that one choice keeps weights of at most
/// @param mostFeatures n-grams of all training texts together at most, about 28 bytes each; beyond it the categories
///     with most texts give a random sample of theirs
/// @param targetError share of wrong ones among the assigned that the city accepts
/// @param strangers share of the city's own texts that may be told to fit nowhere, so that texts from elsewhere are
public record TrainingSettings(
        long seed,
        double cost,
        int mostTerms,
        int mostRows,
        long mostFeatures,
        double targetError,
        double strangers) {

    public static final TrainingSettings USUAL =
            new TrainingSettings(20_250_101, 1, 200_000, 100_000, 20_000_000, .05, .04);
}
