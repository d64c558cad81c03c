package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/// The first of [org.demandinsight.search.DemandSort#NEWEST], the order in which segments are kept: each is left when it has given enough, and only what they gave
/// is compared. Lucene's own collector leaves it as early, but compares as it goes.
final class NewestFirst implements CollectorManager<NewestFirst.Gathered, TopDocs> {
    private final int size;

    NewestFirst(int size) {
        this.size = size;
    }

    @Override
    public Gathered newCollector() {
        return new Gathered(size);
    }

    @Override
    public TopDocs reduce(Collection<Gathered> collectors) {
        var first =
                collectors.stream()
                        .flatMap(each -> each.given.stream())
                        .sorted(NewestFirst::compare)
                        .limit(size)
                        .toArray(ScoreDoc[]::new);
        return new TopDocs(
                new TotalHits(first.length, TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO), first);
    }

    /// By receipt and id, the later first.
    private static int compare(FieldDoc one, FieldDoc other) {
        int order = Long.compare((Long) other.fields[0], (Long) one.fields[0]);
        return order != 0 ? order : Long.compare((Long) other.fields[1], (Long) one.fields[1]);
    }

    /// What segments gave.
    static final class Gathered implements Collector {
        private final int size;
        private final List<FieldDoc> given = new ArrayList<>();

        private Gathered(int size) {
            this.size = size;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
            var received = DocValues.getSortedNumeric(segment.reader(), Fields.RECEIVED);
            var ids = DocValues.getNumeric(segment.reader(), Fields.ID);
            int enough = given.size() + size;
            return new LeafCollector() {
                @Override
                public void setScorer(Scorable scorer) {}

                @Override
                public void collect(int doc) throws IOException {
                    long value = received.advanceExact(doc) ? received.nextValue() : Orders.LAST;
                    long id = ids.advanceExact(doc) ? ids.longValue() : 0;
                    given.add(
                            new FieldDoc(
                                    segment.docBase + doc, Float.NaN, new Object[] {value, id}));
                    if (given.size() == enough) {
                        throw new CollectionTerminatedException();
                    }
                }
            };
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
