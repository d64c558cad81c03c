package org.demandinsight.city;

import java.time.ZoneId;
import org.demandinsight.kernel.Wording;

/// A system that demands come from.
///
/// @param id small code of the index, from 1
/// @param code stable name that imports give, for example `boston311`
/// @param zone the zone in which it tells dates and times
public record Source(int id, String code, Wording name, ZoneId zone) {}
