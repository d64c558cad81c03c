package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.search.Axis;
import org.demandinsight.search.Grouping;
import org.demandinsight.search.Measure;
import org.demandinsight.search.StatsRow;
import org.demandinsight.search.lucene.Figures.Counter;

/// Counts what matches into groups, by doc values and without an object a demand.
final class StatsCollector implements Collector {
    private final List<Grouping> by;
    private final Set<Measure> measures;
    private final long asOf;
    private final Groups groups;
    private final Figures figures;

    StatsCollector(List<Grouping> by, Set<Measure> measures, long asOf) {
        this.by = by;
        this.measures = measures;
        this.asOf = asOf;
        this.groups = new Groups(by.size());
        this.figures = new Figures(groups, measures);
        if (by.isEmpty()) {
            int _ = groups.number(Axis.UNKNOWN, Axis.UNKNOWN, Axis.UNKNOWN); // the one row
        }
    }

    List<StatsRow> rows() {
        return figures.rows();
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new Segment(context);
    }

    private final class Segment implements LeafCollector {
        private final AxisReader[] axes = new AxisReader[by.size()];
        private final NumericDocValues person;
        private final NumericDocValues status;
        private final NumericDocValues received;
        private final NumericDocValues due;
        private final NumericDocValues closed;
        private final NumericDocValues reopens;
        private final NumericDocValues transfers;
        private final NumericDocValues satisfied;

        Segment(LeafReaderContext context) throws IOException {
            var segment = context.reader();
            for (int i = 0; i < axes.length; i++) {
                axes[i] = new AxisReader(segment, by.get(i));
            }
            person = AxisReader.numbers(segment, Fields.PERSON);
            status = AxisReader.numbers(segment, Fields.STATUS);
            received = AxisReader.numbers(segment, Fields.RECEIVED);
            due = AxisReader.numbers(segment, Fields.DUE);
            closed = AxisReader.numbers(segment, Fields.CLOSED);
            reopens = AxisReader.numbers(segment, Fields.REOPENS);
            transfers = AxisReader.numbers(segment, Fields.TRANSFERS);
            satisfied = AxisReader.numbers(segment, Fields.SATISFIED);
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            int group = groups.number(key(0, doc), key(1, doc), key(2, doc));
            figures.ensure(group);
            figures.count(Counter.DEMANDS, group);
            if (measures.contains(Measure.PEOPLE)) {
                people(doc, group);
            }
            if (measures.contains(Measure.TIMELINESS)) {
                timeliness(doc, group);
            }
            if (measures.contains(Measure.TIME_TO_CLOSE)) {
                timeToClose(doc, group);
            }
            if (measures.contains(Measure.OUTCOMES)) {
                outcomes(doc, group);
            }
        }

        private int key(int axis, int doc) throws IOException {
            return axis < axes.length ? axes[axis].key(doc) : Axis.UNKNOWN;
        }

        private void people(int doc, int group) throws IOException {
            if (person.advanceExact(doc)) {
                figures.person(group, person.longValue());
            } else {
                figures.count(Counter.UNKNOWN_PERSON, group);
            }
        }

        private void timeliness(int doc, int group) throws IOException {
            if (isOpen(doc)) {
                figures.count(Counter.OPEN, group);
            }
            if (!due.advanceExact(doc)) {
                return;
            }
            figures.count(Counter.WITH_DUE, group);
            long by = due.longValue();
            if (closed.advanceExact(doc)) {
                figures.count(Counter.CLOSED_WITH_DUE, group);
                boolean late = by < closed.longValue();
                figures.count(late ? Counter.OVERDUE : Counter.ON_TIME, group);
            } else if (by < asOf && isOpen(doc)) {
                figures.count(Counter.OVERDUE, group);
            }
        }

        private void timeToClose(int doc, int group) throws IOException {
            if (!received.advanceExact(doc)) {
                return;
            }
            if (closed.advanceExact(doc)) {
                figures.duration(group, closed.longValue() - received.longValue(), true);
            } else if (isOpen(doc)) {
                figures.duration(group, asOf - received.longValue(), false);
            }
        }

        private void outcomes(int doc, int group) throws IOException {
            if (reopens.advanceExact(doc)) {
                figures.count(Counter.REOPEN_KNOWN, group);
                if (reopens.longValue() > 0) {
                    figures.count(Counter.REOPENED, group);
                }
            }
            if (transfers.advanceExact(doc)) {
                figures.count(Counter.TRANSFER_KNOWN, group);
                if (transfers.longValue() > 0) {
                    figures.count(Counter.TRANSFERRED, group);
                }
            }
            if (satisfied.advanceExact(doc)) {
                figures.count(Counter.ASKED, group);
                if (satisfied.longValue() == 1) {
                    figures.count(Counter.SATISFIED, group);
                }
            }
        }

        /// A demand of unknown status is open while it has no closing date.
        private boolean isOpen(int doc) throws IOException {
            long ordinal = status.advanceExact(doc) ? status.longValue() : -1;
            return ordinal != DemandStatus.CLOSED.ordinal()
                    && ordinal != DemandStatus.REJECTED.ordinal()
                    && !closed.advanceExact(doc);
        }
    }
}
