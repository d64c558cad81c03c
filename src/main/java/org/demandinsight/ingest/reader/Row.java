package org.demandinsight.ingest.reader;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a reader makes of one row of a file.
public sealed interface Row {

    /// Line of a text file or row of a sheet where it starts, from 1.
    long line();

    /// A row that could be read.
    ///
    /// @param values one for each column of the header, null where the cell is empty; text is cleaned and stripped
    /// @param marks what was noticed, by column; empty for almost every row
    record Cells(
            long line, List<@Nullable String> values, Map<Integer, ? extends Set<CellMark>> marks)
            implements Row {}

    /// A row in which every cell is empty.
    record Blank(long line) implements Row {}

    /// A row that could not be read.
    ///
    /// @param detail the parser's words or the figure that tells, without the row's text
    record Damaged(long line, Damage damage, String detail) implements Row {}

    /// Why a row could not be read.
    enum Damage {
        /// A quote that doesn't end where a cell ends.
        QUOTES,
        /// More or fewer cells than the header has.
        CELL_COUNT,
        /// A cell of more than 1 MiB.
        CELL_TOO_LONG,
        /// A line of more than 4 MiB.
        LINE_TOO_LONG,
        /// Not one JSON object.
        JSON
    }
}
