package org.demandinsight.search;

/// The order of a list. Ties are broken by id, the newer first, for [#RELEVANCE] by place in the index; demands without the value
/// come last.
public enum DemandSort {
    /// Latest receipt first.
    NEWEST,
    /// Earliest receipt first.
    OLDEST,
    /// Best match of the text first (BM25); without a text as [#NEWEST].
    RELEVANCE,
    /// Earliest due date first.
    DUE_FIRST,
    /// Most supporters first.
    MOST_SUPPORTED
}
