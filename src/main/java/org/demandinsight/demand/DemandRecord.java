package org.demandinsight.demand;

import java.time.Instant;
import org.demandinsight.privacy.RowHash;

/// A demand as an import brings it.
///
/// @param asOf when the record was true in its source: its own date of change, else the run's declared date, else its
///     start; an older one never replaces a newer
/// @param rowHash hash of the raw row
/// @param mapping under which mapping the row was read
/// @param redactor version of the redactor that cleaned it
/// @param run id of the import run
public record DemandRecord(
        Demand demand, Instant asOf, RowHash rowHash, String mapping, int redactor, long run) {}
