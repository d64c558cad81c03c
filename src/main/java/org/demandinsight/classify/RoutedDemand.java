package org.demandinsight.classify;

/// A demand whose department is known.
///
/// @param department code
/// @param standsFor how many demands it stands for: itself, and those of its kind that the sample left out
record RoutedDemand(Intake intake, String department, double standsFor) {}
