package org.demandinsight.privacy;

/// A keyed hash of a raw row as its file held it (the first 128 bits of HMAC-SHA-256): the same row is known again
/// without keeping what it said.
public record RowHash(long high, long low) {}
