package org.demandinsight.ingest.reader;

/// What no honest file exceeds. Each keeps one file, or one row of it, from taking the memory of all.
final class ReadLimits {
    /// Characters of one cell; a petition with all its signatures' comments stays far below.
    static final int CELL = 1 << 20;

    /// Characters of one line, quoted record or row of a sheet: room for some cells that are all as long as may be.
    static final int LINE = 4 << 20;

    /// Characters of a name in an NDJSON file with the path to it.
    static final int NAME = 1_000;

    static final int COLUMNS = 2_000;

    /// Cells of a row of a CSV file: enough to count the columns of a file that has far too many.
    static final int CELLS = 20_000;

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

    /// Parts of an XLSX file; each sheet, drawing and picture is one.
    static final int PARTS = 10_000;

    /// Bytes of the list of an XLSX file's parts, which is held in memory.
    static final long PARTS_LISTED = 4L << 20;

    /// Unpacked bytes for each packed one, judged from [#RATIO_FROM] on; sheets pack about 10 to 1.
    static final long RATIO = 100;

    static final long RATIO_FROM = 16L << 20;

    private ReadLimits() {}
}
