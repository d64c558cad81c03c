package org.demandinsight.city;

import java.time.ZoneId;
import org.demandinsight.kernel.Wording;

/// A source as its city declares it.
///
/// @param zone the zone in which it tells dates and times
public record SourceDeclaration(String code, Wording name, ZoneId zone) {}
