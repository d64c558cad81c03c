package org.demandinsight.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// How a demand came in and what became of it.
///
/// @param dateOnly whether its record tells the day and not the hour
/// @param closed when it was closed, null if it is still open at the end of the period
/// @param overdue whether it was open when due
record Course(
        Ways way,
        LocalDateTime received,
        boolean dateOnly,
        LocalDateTime due,
        @Nullable LocalDateTime closed,
        boolean overdue,
        boolean rejected) {

    /// Half hour of the day, from 0.
    int slot() {
        return received.getHour() * 2 + received.getMinute() / 30;
    }

    LocalDate day() {
        return received.toLocalDate();
    }
}
