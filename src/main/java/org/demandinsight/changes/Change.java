package org.demandinsight.changes;

import java.time.Instant;

/// "Read demand N again": never what changed, so that replay and rebuild converge.
///
/// @param number its place in the order of commits
/// @param demand id of the demand
/// @param at when it was numbered
/// @param thorough whether nothing that it said before may stay in the files of an index
public record Change(long number, Instant at, long demand, boolean thorough) {}
