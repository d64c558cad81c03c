package org.demandinsight.ingest.reader;

/// A cell as a sheet writes it.
///
/// @param raw its text, or its number, or `1` and `0` for true and false; empty where a formula has no result
/// @param computed whether a formula stands behind it
/// @param style number of the format in which it is shown, -1 without one
record SheetCell(Content content, String raw, boolean computed, int style) {
    enum Content {
        TEXT,
        NUMBER,
        BOOLEAN,
        ERROR
    }
}
