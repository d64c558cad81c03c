package org.demandinsight.ingest.reader;

/// What no honest file exceeds. Each keeps one file, or one row of it, from taking the memory of all.
final class ReadLimits {
    /// Characters of one cell; a petition with all its signatures' comments stays far below.
    static final int CELL = 1 << 20;

    /// Characters of one line or quoted record: room for a record whose cells are all long.
    static final int LINE = 16 << 20;

    static final int COLUMNS = 2_000;

    /// Bytes that tell the encoding, from the first byte that is not ASCII.
    static final int SAMPLE = 1 << 18;

    /// Rows that must mostly have as many cells as the header before a delimiter is believed.
    static final int TRIAL_ROWS = 100;

    /// Rows of an NDJSON file whose names make its header.
    static final int HEAD_ROWS = 1_000;

    /// Places where a CSV file may be so broken that reading starts anew at the next line.
    static final int RECOVERIES = 10_000;

    /// Unpacked bytes of an XLSX file; ten times what a spreadsheet of a million rows takes.
    static final long UNPACKED = 4L << 30;

    /// Unpacked bytes of the strings that an XLSX file shares among its cells: they are held in memory.
    static final long SHARED_STRINGS = 256L << 20;

    /// Unpacked bytes for each packed one, judged from [#RATIO_FROM] on; sheets pack about 10 to 1.
    static final long RATIO = 100;

    static final long RATIO_FROM = 16L << 20;

    private ReadLimits() {}
}
