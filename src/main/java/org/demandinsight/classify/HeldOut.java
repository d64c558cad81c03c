package org.demandinsight.classify;

/// A text that a model was not trained on, as that model scored it.
///
/// @param label that somebody told us
/// @param scores of all labels of the tree, each among its siblings
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record HeldOut(int label, float[] scores) {}
