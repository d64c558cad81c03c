package org.demandinsight.ingest;

import java.util.List;

/// Where a field's text comes from.
sealed interface Reading {

    /// One column by its names; where a file has several of them, the first that says something in a row.
    record Column(List<String> names) implements Reading {}

    /// Columns from the top of a tree downwards.
    record Path(List<String> columns) implements Reading {}

    /// Several columns in one text.
    record Template(List<Part> parts) implements Reading {}

    /// The same for every row.
    record Constant(String value) implements Reading {}

    /// A piece of a template: a column if `isColumn`, else words that stand only beside a column that has text.
    record Part(String text, boolean isColumn) {}
}
