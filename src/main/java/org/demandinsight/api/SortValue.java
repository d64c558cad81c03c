package org.demandinsight.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

@Enum("DemandSort")
@Description(
        "The order of a list of demands. Ties are broken by id, the newer first; demands without the value come last.")
public enum SortValue {
    @Description("Latest receipt first.")
    NEWEST,
    @Description("Earliest receipt first.")
    OLDEST,
    @Description(
            "Best match of the filter's text first (BM25), equal ones as they lie in the index; without a text as NEWEST. Pages hold within one version of the index.")
    RELEVANCE,
    @Description("Earliest due date first.")
    DUE_FIRST,
    @Description("Most supporters first.")
    MOST_SUPPORTED
}
