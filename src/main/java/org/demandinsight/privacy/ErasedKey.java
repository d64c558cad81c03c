package org.demandinsight.privacy;

/// A keyed hash of the key of a demand (the first 128 bits of HMAC-SHA-256): an erased demand is known again without keeping
/// its key.
public record ErasedKey(long high, long low) {}
