package org.demandinsight.search.lucene;

import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.demandinsight.search.Cursor;
import org.demandinsight.search.DemandSort;
import org.jspecify.annotations.Nullable;

/// The orders of lists, as Lucene collects them.
final class Orders {
    /// Stands for no receipt where the newest are first.
    static final long LAST = Long.MIN_VALUE;

    private Orders() {}

    /// The likeliest behind a place.
    static TopScoreDocCollectorManager byScore(int size, @Nullable Cursor after) {
        var behind =
                after == null
                        ? null
                        : new ScoreDoc(
                                (int) after.tie(), Float.intBitsToFloat((int) after.value()));
        return new TopScoreDocCollectorManager(size, behind, Integer.MAX_VALUE);
    }

    /// The likeliest, of equals those that were stored last: however the index is cut into segments.
    static TopFieldCollectorManager likeliest(int size) {
        return new TopFieldCollectorManager(new Sort(SortField.FIELD_SCORE, byId()), size, null, 1);
    }

    private static SortField byId() {
        return new SortField(Fields.ID, SortField.Type.LONG, true);
    }

    /// The first behind a place.
    static CollectorManager<?, ? extends TopDocs> bySort(
            DemandSort order, int size, @Nullable Cursor after) {
        if (order == DemandSort.NEWEST && after == null) {
            return new NewestFirst(size);
        }
        // Behind every document of that value and id: ids are unique, so the document itself need
        // not be found.
        var behind =
                after == null
                        ? null
                        : new FieldDoc(
                                Integer.MAX_VALUE,
                                Float.NaN,
                                new Object[] {after.value(), after.tie()});
        return new TopFieldCollectorManager(sort(order), size, behind, 1);
    }

    /// That of [DemandSort#NEWEST] is also the order in which the index is kept: such a list stops at its end.
    static Sort sort(DemandSort order) {
        return new Sort(value(order), byId());
    }

    /// Demands without the value come last.
    private static SortField value(DemandSort order) {
        return switch (order) {
            case NEWEST -> received(true, LAST);
            case OLDEST -> received(false, Long.MAX_VALUE);
            case DUE_FIRST -> new SortField(Fields.DUE, SortField.Type.LONG, false, Long.MAX_VALUE);
            case MOST_SUPPORTED ->
                    new SortField(Fields.SUPPORTERS, SortField.Type.LONG, true, Long.MIN_VALUE);
            case RELEVANCE -> throw new IllegalArgumentException("scores are no column");
        };
    }

    private static SortedNumericSortField received(boolean newestFirst, long missing) {
        return new SortedNumericSortField(
                Fields.RECEIVED,
                SortField.Type.LONG,
                newestFirst,
                SortedNumericSelector.Type.MIN,
                missing);
    }
}
