package org.demandinsight.ingest.reader;

/// What a reader noticed about a cell while making text of it.
public enum CellMark {
    /// A serial number of a spreadsheet, now an ISO date or date and time.
    SERIAL_DATE,
    /// A formula: the text is what the spreadsheet last computed.
    FORMULA,
    /// A formula without a computed value, or an error value: the cell counts as empty.
    NO_VALUE,
    /// U+0000 was taken out.
    NUL,
    /// Half of a surrogate pair was replaced by U+FFFD.
    LONE_SURROGATE,
    /// Bytes that the file's encoding doesn't know were replaced by U+FFFD.
    UNDECODABLE
}
