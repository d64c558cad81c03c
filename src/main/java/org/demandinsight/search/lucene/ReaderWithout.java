package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// A reader as if some demands had been deleted. It holds the reader beneath for as long as it is held itself.
final class ReaderWithout extends FilterDirectoryReader {
    private final Collection<Long> demands;

    /// Takes over a reference to the reader beneath.
    ReaderWithout(DirectoryReader in, Collection<Long> demands) throws IOException {
        super(in, new Masking(demands));
        this.demands = demands;
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader reader) throws IOException {
        return new ReaderWithout(reader, demands);
    }

    @Override
    protected void doClose() throws IOException {
        in.decRef(); // others may use it
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
        return null;
    }

    private static final class Masking extends SubReaderWrapper {
        private final Collection<Long> demands;

        Masking(Collection<Long> demands) {
            this.demands = demands;
        }

        @Override
        public LeafReader wrap(LeafReader segment) {
            return Unchecked.get(() -> {
                var hidden = documents(segment);
                return hidden.isEmpty() ? segment : new Masked(segment, hidden);
            });
        }

        /// Those of the demands that are not deleted already.
        private List<Integer> documents(LeafReader segment) throws IOException {
            var found = new ArrayList<Integer>();
            var deleted = segment.getLiveDocs();
            for (long demand : demands) {
                var postings = segment.postings(DemandDocument.key(demand), PostingsEnum.NONE);
                while (postings != null && postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    if (deleted == null || deleted.get(postings.docID())) {
                        found.add(postings.docID());
                    }
                }
            }
            return found;
        }
    }

    private static final class Masked extends FilterLeafReader {
        private final FixedBitSet live;
        private final int size;

        Masked(LeafReader in, List<Integer> hidden) {
            super(in);
            live = new FixedBitSet(in.maxDoc());
            var before = in.getLiveDocs();
            for (int doc = 0; doc < in.maxDoc(); doc++) {
                if (before == null || before.get(doc)) {
                    live.set(doc);
                }
            }
            hidden.forEach(live::clear);
            size = in.numDocs() - hidden.size();
        }

        @Override
        public Bits getLiveDocs() {
            return live;
        }

        @Override
        public int numDocs() {
            return size;
        }

        @Override
        public IndexReader.@Nullable CacheHelper getReaderCacheHelper() {
            return null;
        }

        @Override
        public CacheHelper getCoreCacheHelper() {
            return in.getCoreCacheHelper();
        }
    }
}
