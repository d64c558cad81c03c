package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.SloppyMath;
import org.demandinsight.demand.Demand.Position;
import org.demandinsight.search.Neighbour;
import org.jspecify.annotations.Nullable;

/// Keeps the documents that are nearest in place and time together, ln(1 + metres / 20) + ln(1 + 2 days): half of a block's
/// duplicates come within an hour, so that neither alone would do in a crowded place.
final class NearestCollector extends SimpleCollector {
    private final int most;
    private final Position from;
    private final @Nullable Long received;
    private final PriorityQueue<Found> found =
            new PriorityQueue<>((one, other) -> Double.compare(other.away, one.away));
    private SortedNumericDocValues places = DocValues.emptySortedNumeric();
    private SortedNumericDocValues receipts = DocValues.emptySortedNumeric();
    private int base;

    private record Found(int doc, double away) {}

    NearestCollector(int most, Position from, @Nullable Long received) {
        this.most = most;
        this.from = from;
        this.received = received;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext segment) throws IOException {
        base = segment.docBase;
        places = DocValues.getSortedNumeric(segment.reader(), Fields.PLACE);
        receipts = DocValues.getSortedNumeric(segment.reader(), Fields.RECEIVED);
    }

    @Override
    public void collect(int doc) throws IOException {
        if (!places.advanceExact(doc)) {
            return;
        }
        double metres = metres(from, position(places.nextValue()));
        if (metres > Neighbour.NEAR) {
            return;
        }
        double away = Math.log1p(metres / 20);
        if (received != null && receipts.advanceExact(doc)) {
            away += Math.log1p(Math.abs(received - receipts.nextValue()) / 43_200.0);
        }
        var last = found.peek();
        if (found.size() < most) {
            found.add(new Found(base + doc, away));
        } else if (last != null && away < last.away) {
            var _ = found.poll();
            found.add(new Found(base + doc, away));
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /// The position of a number beside a document.
    static Position position(long place) {
        return new Position(
                GeoEncodingUtils.decodeLatitude((int) (place >> 32)),
                GeoEncodingUtils.decodeLongitude((int) place));
    }

    static double metres(Position one, Position other) {
        return SloppyMath.haversinMeters(
                one.latitude(), one.longitude(), other.latitude(), other.longitude());
    }

    /// A searcher without threads of its own asks for one collector.
    record All(NearestCollector one) implements CollectorManager<NearestCollector, List<Integer>> {
        @Override
        public NearestCollector newCollector() {
            return one;
        }

        @Override
        public List<Integer> reduce(Collection<NearestCollector> collectors) {
            var docs = new ArrayList<Integer>();
            one.found.forEach(each -> docs.add(each.doc));
            return docs;
        }
    }
}
