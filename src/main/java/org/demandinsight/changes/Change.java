package org.demandinsight.changes;

/// "Read demand N again": never what changed, so that replay and rebuild converge.
///
/// @param number its place in the order of commits
/// @param demand id of the demand
public record Change(long number, long demand) {}
