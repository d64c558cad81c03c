package org.demandinsight.classify.review;

/// A demand that somebody should look at.
///
/// @param gain wrongly placed demands of its category, in 10,000, that one more answer about the category stands for
/// @param alike demands nearly the same that its answer is for too, itself counted
public record ReviewItem(PlacedDemand demand, Why why, double gain, int alike) {

    /// What it is in the queue for.
    public enum Why {
        /// The model found nothing that fits.
        UNPLACED,
        /// Two or more categories are close.
        CONTESTED,
        /// The model isn't sure.
        UNSURE,
        /// By chance: reviewed demands of this kind say how good the model is.
        AT_RANDOM
    }
}
