package org.demandinsight.search.lucene;

import java.util.Collection;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.demandinsight.kernel.Period;
import org.demandinsight.search.CodeSet;
import org.demandinsight.search.DemandFilter;
import org.jspecify.annotations.Nullable;

/// A filter as a query: the text scores, the rest only filters.
final class FilterQuery {
    private final BooleanQuery.Builder query = new BooleanQuery.Builder();
    private boolean empty = true;

    private FilterQuery() {}

    static Query of(DemandFilter filter, Analyzer analyzer) {
        var made = new FilterQuery();
        if (filter.text() != null && !filter.text().isBlank()) {
            made.add(TextQuery.of(filter.text(), analyzer), Occur.MUST);
        }
        made.codes(Fields.CATEGORY, filter.categories());
        made.codes(Fields.AREA, filter.areas());
        made.codes(Fields.DEPARTMENT, filter.departments());
        made.codes(Fields.SOURCE, filter.sources());
        made.constants(Fields.CHANNEL, filter.channels());
        made.constants(Fields.KIND, filter.kinds());
        made.constants(Fields.REQUESTER_KIND, filter.requesterKinds());
        made.constants(Fields.STATUS, filter.statuses());
        made.received(filter.received());
        return made.empty ? MatchAllDocsQuery.INSTANCE : made.query.build();
    }

    private void codes(String field, @Nullable CodeSet codes) {
        if (codes != null) {
            add(CodeField.query(field, codes.toArray()), Occur.FILTER);
        }
    }

    private void constants(String field, Collection<? extends Enum<?>> constants) {
        if (!constants.isEmpty()) {
            int[] ordinals = constants.stream().mapToInt(Enum::ordinal).toArray();
            add(CodeField.query(field, ordinals), Occur.FILTER);
        }
    }

    private void received(Period period) {
        if (period.from() == null && period.until() == null) {
            return;
        }
        // Whole seconds: an end within a second includes the receipts of that second that came
        // before it.
        long from = period.from() == null ? Long.MIN_VALUE : ceil(period.from());
        long last = period.until() == null ? Long.MAX_VALUE : ceil(period.until()) - 1;
        add(LongField.newRangeQuery(Fields.RECEIVED, from, last), Occur.FILTER);
    }

    private static long ceil(java.time.Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    }

    private void add(Query part, Occur occur) {
        query.add(part, occur);
        empty = false;
    }
}
