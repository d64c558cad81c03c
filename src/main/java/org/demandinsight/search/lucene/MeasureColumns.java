package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.lucene.index.LeafReader;
import org.demandinsight.search.Measure;
import org.jspecify.annotations.Nullable;

/// The columns of a segment that the measures asked for rest on; none that nobody asked for.
final class MeasureColumns {
    private final @Nullable Column person;
    private final @Nullable Column source;
    private final @Nullable Column status;
    private final @Nullable Column received;
    private final @Nullable Column due;
    private final @Nullable Column closed;
    private final @Nullable Column reopens;
    private final @Nullable Column transfers;
    private final @Nullable Column satisfied;

    MeasureColumns(LeafReader segment, Set<Measure> asked) throws IOException {
        person = column(segment, Fields.PERSON, asked, EnumSet.of(Measure.PEOPLE));
        var progress = EnumSet.of(Measure.TIMELINESS, Measure.TIME_TO_CLOSE);
        source = column(segment, Fields.SOURCE, asked, progress);
        status = column(segment, Fields.STATUS, asked, progress);
        closed = column(segment, Fields.CLOSED, asked, progress);
        received = column(segment, Fields.RECEIVED, asked, EnumSet.of(Measure.TIME_TO_CLOSE));
        due = column(segment, Fields.DUE, asked, EnumSet.of(Measure.TIMELINESS));
        var outcomes = EnumSet.of(Measure.OUTCOMES);
        reopens = column(segment, Fields.REOPENS, asked, outcomes);
        transfers = column(segment, Fields.TRANSFERS, asked, outcomes);
        satisfied = column(segment, Fields.SATISFIED, asked, outcomes);
    }

    private static @Nullable Column column(
            LeafReader segment, String field, Set<Measure> asked, Set<Measure> of)
            throws IOException {
        return of.stream().anyMatch(asked::contains) ? new Column(segment, field) : null;
    }

    /// The columns for a run of documents; empty where not asked for.
    Run read(int size, int[] docs) throws IOException {
        return new Run(
                read(person, size, docs),
                read(source, size, docs),
                read(status, size, docs),
                read(received, size, docs),
                read(due, size, docs),
                read(closed, size, docs),
                read(reopens, size, docs),
                read(transfers, size, docs),
                read(satisfied, size, docs));
    }

    private static long[] read(@Nullable Column column, int size, int[] docs) throws IOException {
        return column == null ? new long[0] : column.read(size, docs);
    }

    /// Numbers of a run of documents, column by column; [Column#MISSING] where there is none.
    @SuppressWarnings("ArrayRecordComponent") // a view of buffers, never compared
    record Run(
            long[] person,
            long[] source,
            long[] status,
            long[] received,
            long[] due,
            long[] closed,
            long[] reopens,
            long[] transfers,
            long[] satisfied) {}
}
