package org.demandinsight.search.lucene;

import java.io.IOException;
import java.time.LocalDate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.demandinsight.search.Axis;
import org.demandinsight.search.Grouping;

/// The key of a demand on an axis, for one segment.
final class AxisReader {
    private final NumericDocValues values;
    private final Grouping grouping;

    AxisReader(LeafReader segment, Grouping grouping) throws IOException {
        this.values = numbers(segment, field(grouping.axis()));
        this.grouping = grouping;
    }

    /// The doc values of a field that has one number a demand, however it was indexed.
    static NumericDocValues numbers(LeafReader segment, String field) throws IOException {
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

    int key(int doc) throws IOException {
        if (!values.advanceExact(doc)) {
            return Axis.UNKNOWN;
        }
        int value = (int) values.longValue();
        return switch (grouping.axis()) {
            case CATEGORY, AREA, DEPARTMENT, SOURCE -> known(grouping.up(value), 0);
            case CHANNEL -> value;
            case KIND, REQUESTER_KIND, STATUS -> known(value, -1);
            case DAY -> value;
            case WEEK -> value - Math.floorMod(value + 3, 7); // 1970-01-01 was a Thursday
            case MONTH -> month(value);
        };
    }

    private static int known(int value, int unknown) {
        return value == unknown ? Axis.UNKNOWN : value;
    }

    private static int month(int day) {
        var date = LocalDate.ofEpochDay(day);
        return (date.getYear() - 1970) * 12 + date.getMonthValue() - 1;
    }

    private static String field(Axis axis) {
        return switch (axis) {
            case CATEGORY -> Fields.CATEGORY;
            case AREA -> Fields.AREA;
            case DEPARTMENT -> Fields.DEPARTMENT;
            case CHANNEL -> Fields.CHANNEL;
            case SOURCE -> Fields.SOURCE;
            case KIND -> Fields.KIND;
            case REQUESTER_KIND -> Fields.REQUESTER_KIND;
            case STATUS -> Fields.STATUS;
            case DAY, WEEK, MONTH -> Fields.RECEIVED_DAY;
        };
    }
}
