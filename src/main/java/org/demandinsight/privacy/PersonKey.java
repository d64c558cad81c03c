package org.demandinsight.privacy;

/// Who asked, as far as we know it: the first 128 bits of a keyed hash (HMAC-SHA-256) of the normalised phone number or
/// user id, taken before redaction. Two demands of one person have one key; nobody without the secret can go back.
///
/// @param high the first 64 bits, which alone tell people apart in figures (20 million people collide with a chance of
///     about 1 in 100,000)
/// @param low the other 64 bits
public record PersonKey(long high, long low) {}
