package org.demandinsight.demo;

/// What a demand is about, when and where. Several people may tell of the same scene.
///
/// @param event number that those who tell of the same scene share
/// @param day counted from the first of the period
/// @param cell category and district
/// @param street of that district
/// @param echo whether someone else told of it before
record Scene(long event, int day, int cell, CityMap.Street street, Topic topic, boolean echo) {}
