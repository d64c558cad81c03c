package org.demandinsight.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.search.DemandHit;
import org.jspecify.annotations.Nullable;

/// Reads one demand back from the index.
final class HitReader {
    private static final Set<String> STORED =
            Set.of(Fields.TITLE, Fields.TEXT, Fields.EXTERNAL_ID, Fields.LANGUAGE);

    private final LeafReader segment;
    private final int doc;
    private final Document stored;

    private HitReader(LeafReader segment, int doc, Document stored) {
        this.segment = segment;
        this.doc = doc;
        this.stored = stored;
    }

    static DemandHit read(IndexSearcher searcher, int doc) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        var leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        var stored = searcher.storedFields().document(doc, STORED);
        return new HitReader(leaf.reader(), doc - leaf.docBase, stored).hit();
    }

    private DemandHit hit() throws IOException {
        var day = number(Fields.RECEIVED_DAY);
        boolean hasTime = number(Fields.RECEIVED_MINUTE) != null;
        return new DemandHit(
                required(Fields.ID),
                (int) required(Fields.VERSION),
                (int) required(Fields.SOURCE),
                stored.get(Fields.EXTERNAL_ID),
                constant(DemandKind.values(), Fields.KIND),
                constant(DemandStatus.values(), Fields.STATUS),
                Channel.values()[(int) required(Fields.CHANNEL)],
                day == null ? null : LocalDate.ofEpochDay(day),
                hasTime ? instant(Fields.RECEIVED) : null,
                instant(Fields.DUE),
                instant(Fields.CLOSED),
                constant(RequesterKind.values(), Fields.REQUESTER_KIND),
                (int) required(Fields.AREA),
                (int) required(Fields.DEPARTMENT),
                (int) required(Fields.CATEGORY),
                stored.get(Fields.TITLE),
                stored.get(Fields.TEXT),
                stored.get(Fields.LANGUAGE),
                count(Fields.SUPPORTERS),
                count(Fields.TRANSFERS),
                count(Fields.REOPENS),
                satisfied());
    }

    private @Nullable Long number(String field) throws IOException {
        var values = AxisReader.numbers(segment, field);
        return values.advanceExact(doc) ? (Long) values.longValue() : null;
    }

    private long required(String field) throws IOException {
        var value = number(field);
        if (value == null) {
            throw new IllegalStateException("no " + field + " in document " + doc);
        }
        return value;
    }

    private <E> @Nullable E constant(E[] constants, String field) throws IOException {
        int ordinal = (int) required(field);
        return ordinal < 0 ? null : constants[ordinal];
    }

    private @Nullable Instant instant(String field) throws IOException {
        var second = number(field);
        return second == null ? null : Instant.ofEpochSecond(second);
    }

    private @Nullable Integer count(String field) throws IOException {
        var count = number(field);
        return count == null ? null : (Integer) count.intValue();
    }

    private @Nullable Boolean satisfied() throws IOException {
        var value = number(Fields.SATISFIED);
        return value == null ? null : (Boolean) (value == 1);
    }
}
