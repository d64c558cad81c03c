package org.demandinsight.city;

import java.time.LocalDate;
import org.demandinsight.kernel.Wording;

/// A day that differs from its weekday.
///
/// @param working true for a weekend day that was made a working day, false for a day off
public record Holiday(LocalDate day, Wording name, boolean working) {}
