package org.demandinsight.search;

/// A demand that may be about the same matter as the one sought, and what the two have in common.
///
/// @param metres between the two; NaN where a position is unknown
/// @param days from the receipt of this one to that of the sought one, negative if this one is later; NaN where a receipt is unknown
/// @param open whether the earlier of both was still open when the later came in
/// @param kin whether both are of one category of the first level
/// @param sameCategory whether both are of one category
/// @param sameArea whether both are of one known area
/// @param otherArea whether both areas are known and differ
/// @param sharedWords how much of what tells in the sought one this one has too, 0 to 1: its most telling words, each weighted by how few
///     demands have it (the idf of BM25)
/// @param copied the estimated Jaccard similarity of their n-grams, 0 to 1 ([MinHash])
public record Neighbour(
        long id,
        double metres,
        double days,
        boolean open,
        boolean kin,
        boolean sameCategory,
        boolean sameArea,
        boolean otherArea,
        double sharedWords,
        double copied) {

    /// As far as demands are sought by place, in metres.
    public static final double NEAR = 500;

    /// The same pair with so much of its words shared.
    public Neighbour sharing(double words) {
        return new Neighbour(
                id, metres, days, open, kin, sameCategory, sameArea, otherArea, words, copied);
    }

    /// The same pair as if this one had come in first.
    public Neighbour asEarlier() {
        return new Neighbour(
                id,
                metres,
                Math.abs(days),
                open,
                kin,
                sameCategory,
                sameArea,
                otherArea,
                sharedWords,
                copied);
    }
}
