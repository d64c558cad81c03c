package org.demandinsight.search;

import java.util.List;

/// A page of demands, in order.
///
/// @param hits each with the cursor that goes on behind it
/// @param hasNext whether more follow
public record DemandPage(List<Placed> hits, boolean hasNext) {

    public DemandPage {
        hits = List.copyOf(hits);
    }

    /// A demand and its place in the list.
    public record Placed(DemandHit hit, Cursor cursor) {}
}
