package org.demandinsight.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.demandinsight.kernel.Problem;
import org.demandinsight.search.CodeSet;
import org.demandinsight.search.Cursor;
import org.demandinsight.search.DemandFacts;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.DemandHit;
import org.demandinsight.search.DemandPage;
import org.demandinsight.search.DemandPage.Placed;
import org.demandinsight.search.DemandSort;
import org.demandinsight.search.Grouping;
import org.demandinsight.search.Measure;
import org.demandinsight.search.Neighbour;
import org.demandinsight.search.Snapshot;
import org.demandinsight.search.Sought;
import org.demandinsight.search.StatsRow;
import org.demandinsight.search.Today;
import org.jspecify.annotations.Nullable;

/// One reader of the index, held for a request.
final class LuceneSnapshot implements Snapshot {
    private final Generations generations;
    private final IndexSearcher searcher;
    private final DemandAnalyzer analyzer;
    private final KnownWords words;
    private final long changeNumber;

    /// A list by relevance looks at every match anyway: its total comes with it.
    private volatile @Nullable Counted counted;

    LuceneSnapshot(
            Generations generations,
            IndexSearcher searcher,
            DemandAnalyzer analyzer,
            long changeNumber) {
        this.generations = generations;
        this.searcher = searcher;
        this.analyzer = analyzer;
        this.words = new KnownWords(searcher);
        this.changeNumber = changeNumber;
    }

    @Override
    public DemandPage demands(
            DemandFilter filter,
            DemandSort asked,
            int first,
            @Nullable Cursor after,
            boolean withTexts) {
        boolean byScore = asked == DemandSort.RELEVANCE && filter.text() != null;
        var order = asked == DemandSort.RELEVANCE && !byScore ? DemandSort.NEWEST : asked;
        try {
            if (!byScore) {
                return page(searcher, 0, filter, asked, order, first, after, withTexts);
            }
            if (after == null) {
                long kept = generations.keep(searcher);
                return page(searcher, kept, filter, asked, order, first, null, withTexts);
            }
            long version = after.index();
            var same = generations.get(version);
            if (same == null) {
                throw Problem.CURSOR_EXPIRED.because(
                        "按相关度排序的翻页只在一个索引版本内有效，该版本已不在；请从第一页重新开始",
                        "paging by relevance holds within one version of the index, and that one is"
                                + " gone; start again from the first page");
            }
            try {
                return page(same, version, filter, asked, order, first, after, withTexts);
            } finally {
                generations.release(same);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a total holds for the very searcher that counted it
    private DemandPage page(
            IndexSearcher in,
            long version,
            DemandFilter filter,
            DemandSort asked,
            DemandSort order,
            int first,
            @Nullable Cursor after,
            boolean withTexts)
            throws IOException {
        var query = FilterQuery.of(filter, analyzer);
        boolean byScore = order == DemandSort.RELEVANCE;
        TopDocs top =
                byScore
                        ? in.search(query, Orders.byScore(first + 1, after))
                        : in.search(query, Orders.bySort(order, first + 1, after));
        if (byScore && in == searcher) {
            counted = new Counted(filter, top.totalHits.value());
        }
        int size = Math.min(first, top.scoreDocs.length);
        var hits = new ArrayList<Placed>(size);
        var stored = new StoredHit(in.getIndexReader(), withTexts);
        int question = filter.hashCode();
        for (int i = 0; i < size; i++) {
            var at = top.scoreDocs[i];
            var hit = stored.read(at.doc);
            long value =
                    byScore ? Float.floatToIntBits(at.score) : (Long) ((FieldDoc) at).fields[0];
            long tie = byScore ? at.doc : hit.id();
            hits.add(new Placed(hit, new Cursor(asked, value, tie, version, question)));
        }
        return new DemandPage(hits, top.scoreDocs.length > first);
    }

    @Override
    public long total(DemandFilter filter) {
        var known = counted;
        if (known != null && known.filter.equals(filter)) {
            return known.total;
        }
        return Unchecked.get(() -> searcher.count(FilterQuery.of(filter, analyzer)));
    }

    @Override
    public List<StatsRow> stats(
            DemandFilter filter, List<Grouping> by, Set<Measure> measures, Today today) {
        var collector = new OneCollector<>(new StatsCollector(by, measures, today));
        return Unchecked.get(() -> searcher.search(FilterQuery.of(filter, analyzer), collector))
                .rows();
    }

    @Override
    public Map<Long, DemandHit> byIds(Collection<Long> ids) {
        var found = new HashMap<Long, DemandHit>();
        eachOf(ids, (hit, _) -> found.put(hit.id(), hit));
        return found;
    }

    @Override
    public List<Neighbour> near(Sought sought, @Nullable CodeSet kin) {
        return Unchecked.get(() -> new Neighbours(searcher, analyzer, words, sought, kin).all());
    }

    @Override
    public List<Neighbour> near(
            Sought sought,
            @Nullable CodeSet kin,
            Collection<Long> besides,
            Predicate<Neighbour> couldBe) {
        var neighbours = new Neighbours(searcher, analyzer, words, sought, kin);
        return Unchecked.get(() -> neighbours.find(besides, couldBe));
    }

    @Override
    public Map<Long, Sought> sought(Collection<Long> ids) {
        var found = new HashMap<Long, Sought>();
        eachOf(ids, (hit, doc) -> found.put(hit.id(), Neighbours.sought(searcher, hit, doc)));
        return found;
    }

    private interface Visitor {
        void take(DemandHit hit, int doc) throws IOException;
    }

    private void eachOf(Collection<Long> ids, Visitor visitor) {
        var keys = ids.stream().map(id -> DemandDocument.key(id).bytes()).toList();
        try {
            var top =
                    searcher.search(new TermInSetQuery(Fields.KEY, keys), Math.max(1, ids.size()));
            var stored = new StoredHit(searcher.getIndexReader(), true);
            for (ScoreDoc doc : top.scoreDocs) {
                visitor.take(stored.read(doc.doc), doc.doc);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In the order of the index the first that isn't in the future is a source's latest.
    @Override
    public Today today() {
        long now = Instant.now().getEpochSecond();
        var past = LongField.newRangeQuery(Fields.RECEIVED, Long.MIN_VALUE, now);
        try {
            var latest = new long[sources()];
            for (int source = 0; source < latest.length; source++) {
                var query =
                        new BooleanQuery.Builder()
                                .add(past, Occur.FILTER)
                                .add(CodeField.query(Fields.SOURCE, source), Occur.FILTER)
                                .build();
                var top = searcher.search(query, new NewestFirst(1));
                latest[source] =
                        top.scoreDocs.length == 0
                                ? Long.MIN_VALUE
                                : (Long) ((FieldDoc) top.scoreDocs[0]).fields[0];
            }
            return Today.of(latest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One more than the largest id of a source.
    private int sources() throws IOException {
        int sources = 0;
        for (var segment : searcher.getIndexReader().leaves()) {
            var terms = segment.reader().terms(Fields.SOURCE);
            if (terms != null) {
                sources = Math.max(sources, CodeField.code(terms.getMax()) + 1);
            }
        }
        return sources;
    }

    @Override
    public void each(DemandFilter filter, Consumer<DemandFacts> visitor) {
        var collector = new OneCollector<>(new FactsCollector(visitor));
        var _ = Unchecked.get(() -> searcher.search(FilterQuery.of(filter, analyzer), collector));
    }

    @Override
    public long changeNumber() {
        return changeNumber;
    }

    @Override
    public void close() {
        generations.release(searcher);
    }

    private record Counted(DemandFilter filter, long total) {}

    /// A searcher without threads of its own asks for one collector.
    private record OneCollector<C extends Collector>(C collector)
            implements CollectorManager<C, C> {
        @Override
        public C newCollector() {
            return collector;
        }

        @Override
        public C reduce(Collection<C> collectors) {
            return collector;
        }
    }
}
