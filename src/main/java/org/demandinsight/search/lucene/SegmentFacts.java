package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.lucene.index.LeafReader;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.search.DemandFacts;
import org.jspecify.annotations.Nullable;

/// The facts of a segment's demands, read a run of documents and a column at a time.
final class SegmentFacts implements DemandFacts {
    private static final String[] FIELDS = {
        Fields.ID,
        Fields.SOURCE,
        Fields.CATEGORY,
        Fields.AREA,
        Fields.CHANNEL,
        Fields.STATUS,
        Fields.PERSON,
        Fields.RECEIVED,
        Fields.RECEIVED_DAY,
        Fields.RECEIVED_MINUTE,
        Fields.DUE,
        Fields.CLOSED,
        Fields.SERVICE
    };
    private static final Channel[] CHANNELS = Channel.values();
    private static final DemandStatus[] STATUSES = DemandStatus.values();

    private final Column[] columns = new Column[FIELDS.length];
    private final long[][] values = new long[FIELDS.length][];
    private final int[] docs = new int[Column.RUN];
    private int size;
    private int at;

    SegmentFacts(LeafReader segment) throws IOException {
        for (int i = 0; i < FIELDS.length; i++) {
            columns[i] = new Column(segment, FIELDS[i]);
        }
    }

    void collect(int doc, Consumer<DemandFacts> visitor) throws IOException {
        docs[size++] = doc;
        if (size == Column.RUN) {
            show(visitor);
        }
    }

    /// Shows those collected so far.
    void show(Consumer<DemandFacts> visitor) throws IOException {
        for (int i = 0; i < columns.length && size > 0; i++) {
            values[i] = columns[i].read(size, docs);
        }
        for (at = 0; at < size; at++) {
            visitor.accept(this);
        }
        size = 0;
    }

    @Override
    public long id() {
        return values[0][at];
    }

    @Override
    public int source() {
        return (int) values[1][at];
    }

    @Override
    public int category() {
        return (int) values[2][at];
    }

    @Override
    public int area() {
        return (int) values[3][at];
    }

    @Override
    public Channel channel() {
        return CHANNELS[(int) values[4][at]];
    }

    @Override
    public @Nullable DemandStatus status() {
        int ordinal = (int) values[5][at];
        return ordinal < 0 ? null : STATUSES[ordinal];
    }

    @Override
    public long person() {
        long person = values[6][at];
        return person == UNKNOWN ? 0 : person;
    }

    @Override
    public long received() {
        return values[7][at];
    }

    @Override
    public long receivedDay() {
        return values[8][at];
    }

    @Override
    public long receivedMinuteOfWeek() {
        return values[9][at];
    }

    @Override
    public long due() {
        return values[10][at];
    }

    @Override
    public long closed() {
        return values[11][at];
    }

    @Override
    public long service() {
        return values[12][at];
    }
}
