package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.demandinsight.classify.ToldStore.Table;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Taxonomy;
import org.jspecify.annotations.Nullable;

/// The texts that the next model learns from: a bounded sample of those whose category somebody told, read in small
/// batches as often as asked. Blocks: for worker threads.
final class ToldTexts {
    private static final int BATCH = 500;

    private final ToldStore store;
    private final Taxonomy taxonomy;
    private final LearnedFrom learnedFrom;
    private final List<Portion> portions = new ArrayList<>();

    private record Portion(Table table, String code, int category, long texts) {}

    /// Some of a portion's texts.
    @SuppressWarnings("ArrayRecordComponent") // handed from one method to the next
    private record Batch(Table table, String code, long[] ids) {}

    ToldTexts(ToldStore store, Taxonomy taxonomy) {
        this.store = store;
        this.taxonomy = taxonomy;
        long examples = 0;
        Map<String, Long> corrections = new HashMap<>();
        Map<String, Long> demands = new HashMap<>();
        for (var table : Table.values()) {
            for (var count : OffLoop.await(() -> store.counts(table))) {
                var code = declared(count.category());
                if (code == null) {
                    continue;
                }
                portions.add(new Portion(table, code, count.category(), count.texts()));
                switch (table) {
                    case EXAMPLES -> examples += count.mark() * 31 + code.hashCode() + 1L;
                    case CORRECTIONS -> corrections.merge(code, count.texts(), Long::sum);
                    case DEMANDS -> demands.merge(code, count.texts(), Long::sum);
                }
            }
        }
        learnedFrom = new LearnedFrom(taxonomy.version(), examples, corrections, demands);
    }

    /// The code of the declared category that a met one stands for; null if it stands for none.
    private @Nullable String declared(int met) {
        var category = taxonomy.category(taxonomy.tree().standsFor(met));
        return category == null || !category.isPlace() ? null : category.code();
    }

    LearnedFrom learnedFrom() {
        return learnedFrom;
    }

    /// The sample; examples come before what analysts decided, and that before what sources say.
    ///
    /// @param perCategory texts of a category at most
    /// @param inAll texts at most
    Iterable<LabelledText> sample(int perCategory, int inAll) {
        var batches = new ArrayList<Batch>();
        Map<String, Long> taken = new HashMap<>();
        int most = Math.min(perCategory, affordable(inAll));
        for (var portion : portions) {
            int room = (int) (most - taken.getOrDefault(portion.code(), 0L));
            if (room <= 0) {
                continue;
            }
            long[] ids = OffLoop.await(() -> store.ids(portion.table(), portion.category(), room));
            taken.merge(portion.code(), (long) ids.length, Long::sum);
            for (int from = 0; from < ids.length; from += BATCH) {
                int to = Math.min(ids.length, from + BATCH);
                batches.add(
                        new Batch(
                                portion.table(),
                                portion.code(),
                                Arrays.copyOfRange(ids, from, to)));
            }
        }
        return () -> new Reading(batches.iterator());
    }

    /// The largest number of texts that every category may give so that all stay within the bound.
    private int affordable(int inAll) {
        Map<String, Long> texts = new HashMap<>();
        portions.forEach(portion -> texts.merge(portion.code(), portion.texts(), Long::sum));
        int low = 1;
        int high = inAll + 1;
        while (high - low > 1) {
            int most = (low + high) >>> 1;
            if (texts.values().stream().mapToLong(n -> Math.min(n, most)).sum() <= inAll) {
                low = most;
            } else {
                high = most;
            }
        }
        return low;
    }

    private final class Reading implements Iterator<LabelledText> {
        private final Iterator<Batch> batches;
        private Iterator<LabelledText> texts = Collections.emptyIterator();

        Reading(Iterator<Batch> batches) {
            this.batches = batches;
        }

        @Override
        public boolean hasNext() {
            return texts.hasNext() || batches.hasNext();
        }

        @Override
        public LabelledText next() {
            if (!texts.hasNext()) {
                if (!batches.hasNext()) {
                    throw new NoSuchElementException();
                }
                var batch = batches.next();
                texts =
                        OffLoop.await(() ->
                                        store.texts(
                                                batch.table(),
                                                batch.code(),
                                                batch.ids(),
                                                ToldTexts.this::declared))
                                .iterator();
            }
            return texts.next();
        }
    }
}
