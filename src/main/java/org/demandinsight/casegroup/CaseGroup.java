package org.demandinsight.casegroup;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Demands about the same matter.
///
/// @param tickets how many demands
/// @param people distinct people among those that name somebody
/// @param unknownPerson how many name nobody: how many people stand behind them is unknown
/// @param firstReceived day of the first receipt; null if unknown
/// @param lastReceived day of the last receipt; null if unknown
/// @param category that most of them have as the record says it, 0 if none has any
/// @param exemplar id of the demand that came in first
/// @param formLetter whether it is one text sent in by many
public record CaseGroup(
        long id,
        int tickets,
        int people,
        int unknownPerson,
        @Nullable LocalDate firstReceived,
        @Nullable LocalDate lastReceived,
        int category,
        long exemplar,
        boolean formLetter) {}
