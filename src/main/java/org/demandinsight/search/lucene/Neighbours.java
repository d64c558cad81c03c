package org.demandinsight.search.lucene;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.demandinsight.demand.Demand.Position;
import org.demandinsight.search.CodeSet;
import org.demandinsight.search.DemandHit;
import org.demandinsight.search.Neighbour;
import org.demandinsight.search.Sought;
import org.jspecify.annotations.Nullable;

/// Finds the demands that may be about the same matter as another: by three questions to the index, each with an end, and then
/// by what the few that they find have in common with it.
final class Neighbours {
    /// Of Boston's duplicates 92 in 100 lie within this and [Neighbour#NEAR].
    static final long SECONDS = Duration.ofDays(90).toSeconds();

    private static final int BY_PLACE = 120;
    private static final int BY_WORDS = 40;
    private static final int BY_COPY = 40;

    private final IndexSearcher searcher;
    private final Sought sought;
    private final @Nullable CodeSet kin;
    private final SharedWords words;
    private final Copies.@Nullable Kept copies;

    Neighbours(
            IndexSearcher searcher,
            DemandAnalyzer analyzer,
            KnownWords known,
            Sought sought,
            @Nullable CodeSet kin) {
        this.searcher = searcher;
        this.sought = sought;
        this.kin = kin;
        this.words = new SharedWords(searcher, analyzer, known, sought);
        this.copies = new Copies().of(sought.title(), sought.text());
    }

    /// By place, by words and near-copies.
    List<Neighbour> all() throws IOException {
        var docs = found();
        var rare = words.rare();
        if (!rare.clauses().isEmpty()) {
            top(among(rare, Occur.MUST), Orders.likeliest(BY_WORDS), docs);
        }
        return compare(docs, _ -> true);
    }

    /// By place and near-copies.
    ///
    /// @param besides ids of others to compare it with
    /// @param couldBe of which the words are compared
    List<Neighbour> find(Collection<Long> besides, Predicate<Neighbour> couldBe)
            throws IOException {
        var docs = found();
        if (!besides.isEmpty()) {
            var keys = besides.stream().map(id -> DemandDocument.key(id).bytes()).toList();
            top(new TermInSetQuery(Fields.KEY, keys), new NewestFirst(besides.size()), docs);
        }
        return compare(docs, couldBe);
    }

    private SortedSet<Integer> found() throws IOException {
        var docs = new TreeSet<Integer>();
        var position = sought.position();
        if (position != null) {
            // The collector measures each anyway; a distance query would make a grid of the circle
            // first.
            var box =
                    Rectangle.fromPointDistance(
                            position.latitude(), position.longitude(), Neighbour.NEAR);
            var near =
                    LatLonPoint.newBoxQuery(
                            Fields.PLACE, box.minLat, box.maxLat, box.minLon, box.maxLon);
            docs.addAll(
                    searcher.search(
                            among(near, Occur.FILTER),
                            new NearestCollector.All(
                                    new NearestCollector(BY_PLACE, position, sought.received()))));
        }
        if (copies != null) {
            // Of a form letter's thousands, the latest.
            top(new TermInSetQuery(Fields.BAND, copies.bands()), new NewestFirst(BY_COPY), docs);
        }
        return docs;
    }

    private Query among(Query query, Occur how) {
        var all = new BooleanQuery.Builder().add(query, how);
        var received = sought.received();
        if (received != null && sought.id() != 0) {
            all.add(
                    LongField.newRangeQuery(
                            Fields.RECEIVED, received - SECONDS, received + SECONDS),
                    Occur.FILTER);
        }
        if (kin != null) {
            all.add(CodeField.query(Fields.CATEGORY, kin.toArray()), Occur.FILTER);
        }
        return all.build();
    }

    private void top(
            Query query, CollectorManager<?, ? extends TopDocs> first, SortedSet<Integer> docs)
            throws IOException {
        for (var found : searcher.search(query, first).scoreDocs) {
            docs.add(found.doc);
        }
    }

    private List<Neighbour> compare(SortedSet<Integer> docs, Predicate<Neighbour> couldBe)
            throws IOException {
        var found = new ArrayList<Neighbour>(docs.size());
        Facts facts = null;
        for (int doc : docs) {
            var segment = segment(searcher, doc);
            if (facts == null || facts.segment.ord != segment.ord) {
                facts = new Facts(segment);
            }
            int local = doc - segment.docBase;
            var neighbour = neighbour(facts, local);
            if (neighbour.id() != sought.id()) {
                boolean worth = couldBe.test(neighbour);
                found.add(neighbour.sharing(worth ? words.share(segment, local) : 0));
            }
        }
        return found;
    }

    private static LeafReaderContext segment(IndexSearcher searcher, int doc) {
        var leaves = searcher.getIndexReader().leaves();
        return leaves.get(ReaderUtil.subIndex(doc, leaves));
    }

    /// As if it shared all words.
    private Neighbour neighbour(Facts facts, int doc) throws IOException {
        Long received = facts.number(Fields.RECEIVED, doc);
        Long closed = facts.number(Fields.CLOSED, doc);
        int category = facts.code(Fields.CATEGORY, doc);
        int area = facts.code(Fields.AREA, doc);
        double days =
                sought.received() == null || received == null
                        ? Double.NaN
                        : (sought.received() - received) / 86_400.0;
        Long ended = days >= 0 ? closed : sought.closed();
        Long later = days >= 0 ? sought.received() : received;
        return new Neighbour(
                facts.id(doc),
                facts.metres(sought.position(), doc),
                days,
                ended == null || later == null || ended > later,
                kin != null && kin.contains(category),
                category != 0 && category == sought.category(),
                area != 0 && area == sought.area(),
                area != 0 && sought.area() != 0 && area != sought.area(),
                1,
                copies == null ? 0 : facts.similarity(copies, doc));
    }

    /// A document of the index as one whose likes can be sought.
    static Sought sought(IndexSearcher searcher, DemandHit hit, int doc) throws IOException {
        var segment = segment(searcher, doc);
        var facts = new Facts(segment);
        int local = doc - segment.docBase;
        var text = hit.text();
        return new Sought(
                hit.id(),
                hit.title(),
                text == null ? "" : text,
                facts.position(local),
                facts.number(Fields.RECEIVED, local),
                facts.number(Fields.CLOSED, local),
                hit.category(),
                hit.area());
    }

    /// What a segment knows of its documents, asked in ascending order.
    private static final class Facts {
        private final LeafReaderContext segment;
        private final BinaryDocValues signatures;
        private final Map<String, SortedNumericDocValues> columns = new HashMap<>();

        Facts(LeafReaderContext segment) throws IOException {
            this.segment = segment;
            this.signatures = DocValues.getBinary(segment.reader(), Fields.SIGNATURE);
        }

        long id(int doc) throws IOException {
            Long id = number(Fields.ID, doc);
            if (id == null) {
                throw new IllegalStateException("document " + doc + " has no id");
            }
            return id;
        }

        @Nullable Long number(String field, int doc) throws IOException {
            var column = columns.get(field);
            if (column == null) {
                column = DocValues.getSortedNumeric(segment.reader(), field);
                columns.put(field, column);
            }
            return column.advanceExact(doc) ? (Long) column.nextValue() : null;
        }

        int code(String field, int doc) throws IOException {
            Long number = number(field, doc);
            return number == null ? 0 : (int) CodeField.code(number);
        }

        @Nullable Position position(int doc) throws IOException {
            Long place = number(Fields.PLACE, doc);
            return place == null ? null : NearestCollector.position(place);
        }

        double metres(@Nullable Position from, int doc) throws IOException {
            var to = position(doc);
            return from == null || to == null ? Double.NaN : NearestCollector.metres(from, to);
        }

        double similarity(Copies.Kept copies, int doc) throws IOException {
            return signatures.advanceExact(doc)
                    ? Copies.similarity(copies.signature(), signatures.binaryValue())
                    : 0;
        }
    }
}
