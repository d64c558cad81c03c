package org.demandinsight.search.lucene;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/// The numbers of one field for a run of documents, read in one go.
final class Column {
    /// Documents in a run: their numbers of a few fields fit the processor's first cache.
    static final int RUN = 512;

    /// Stands for no number.
    static final long MISSING = Long.MIN_VALUE;

    private final NumericDocValues values;
    private final boolean codes;
    private final long[] run = new long[RUN];

    Column(LeafReader segment, String field) throws IOException {
        this.values = numbers(segment, field);
        this.codes = Fields.CODES.contains(field);
    }

    private static NumericDocValues numbers(LeafReader segment, String field) throws IOException {
        var sorted = segment.getSortedNumericDocValues(field);
        if (sorted == null) {
            return DocValues.getNumeric(segment, field);
        }
        var single = DocValues.unwrapSingleton(sorted);
        if (single == null) {
            throw new IllegalStateException("more than one number in " + field);
        }
        return single;
    }

    /// Numbers of the next documents, in ascending order.
    long[] read(int size, int[] docs) throws IOException {
        values.longValues(size, docs, run, MISSING);
        if (codes) { // which no document is without
            for (int i = 0; i < size; i++) {
                run[i] = CodeField.code(run[i]);
            }
        }
        return run;
    }
}
