package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.demandinsight.search.Grouping;
import org.demandinsight.search.Measure;
import org.demandinsight.search.StatsRow;
import org.demandinsight.search.Today;

/// Counts what matches into groups, a run of documents and a column at a time, without an object a demand.
final class StatsCollector implements Collector {
    private final List<Grouping> by;
    private final Set<Measure> measures;
    private final Groups groups;
    private final Figures figures;

    StatsCollector(List<Grouping> by, Set<Measure> measures, Today today) {
        this.by = by;
        this.measures = measures;
        this.groups = new Groups(by);
        this.figures = new Figures(groups, measures, today);
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
        private final Column[] axes = new Column[by.size()];
        private final MeasureColumns columns;
        private final long[][] values = new long[by.size()][];
        private final int[] docs = new int[Column.RUN];
        private final int[] numbers = new int[Column.RUN];
        private int size;

        Segment(LeafReaderContext context) throws IOException {
            var segment = context.reader();
            for (int i = 0; i < axes.length; i++) {
                axes[i] = new Column(segment, AxisKeys.field(by.get(i).axis()));
            }
            columns = new MeasureColumns(segment, measures);
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int doc) throws IOException {
            docs[size++] = doc;
            if (size == Column.RUN) {
                countRun();
            }
        }

        @Override
        public void collectRange(int min, int max) throws IOException {
            for (int doc = min; doc < max; doc++) {
                collect(doc);
            }
        }

        @Override
        public void collect(DocIdStream stream) throws IOException {
            countRun();
            for (size = stream.intoArray(docs); size > 0; size = stream.intoArray(docs)) {
                countRun();
            }
        }

        @Override
        public void finish() throws IOException {
            countRun();
        }

        private void countRun() throws IOException {
            if (size == 0) {
                return;
            }
            for (int i = 0; i < axes.length; i++) {
                values[i] = axes[i].read(size, docs);
            }
            groups.number(size, values, numbers);
            figures.count(size, docs, numbers, columns);
            size = 0;
        }
    }
}
