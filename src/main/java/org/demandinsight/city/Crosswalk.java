package org.demandinsight.city;

/// Which code or name of a source is which code of ours.
///
/// @param source code of the source, empty if it holds for every source
/// @param from code or name as the source writes it
/// @param to our code
public record Crosswalk(CodeKind kind, String source, String from, String to) {}
