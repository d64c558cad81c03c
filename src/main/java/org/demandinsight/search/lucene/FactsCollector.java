package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.function.Consumer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.demandinsight.search.DemandFacts;

/// Shows each match to a visitor, one after the other.
record FactsCollector(Consumer<DemandFacts> visitor) implements Collector {

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        var facts = new SegmentFacts(context.reader());
        return new LeafCollector() {
            @Override
            public void setScorer(Scorable scorer) {}

            @Override
            public void collect(int doc) throws IOException {
                facts.collect(doc, visitor);
            }

            @Override
            public void finish() throws IOException {
                facts.show(visitor);
            }
        };
    }
}
