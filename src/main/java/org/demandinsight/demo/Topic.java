package org.demandinsight.demo;

/// Something that people ask for.
///
/// @param category code of its second-level category
/// @param served whether a service of the catalogue serves it
/// @param weight how often it comes up, against the other topics
record Topic(String code, String category, boolean served, double weight, Rhythm rhythm) {}
