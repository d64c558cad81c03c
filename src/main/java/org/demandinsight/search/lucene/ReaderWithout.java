package org.demandinsight.search.lucene;

import java.io.IOException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A reader as if some demands had been deleted. It holds the reader beneath for as long as it is held itself.
final class ReaderWithout extends FilterDirectoryReader {
    private static final Logger LOG = Logger.getLogger(ReaderWithout.class);
    private static final AtomicLong VERSIONS = new AtomicLong(Long.MIN_VALUE);

    private final Masking masking;

    /// Not that of the reader beneath, nor of another without other demands.
    private final long version = VERSIONS.incrementAndGet();

    private ReaderWithout(DirectoryReader in, Masking masking) throws IOException {
        super(in, masking);
        this.masking = masking;
    }

    /// Takes over a reference to a reader.
    ///
    /// @param before the same reader without others, which stay away too
    static ReaderWithout of(
            DirectoryReader reader, Collection<Long> demands, @Nullable ReaderWithout before)
            throws IOException {
        IdentityHashMap<LeafReader, FixedBitSet> live = new IdentityHashMap<>();
        if (before != null) {
            live.putAll(before.masking.live);
        }
        for (var segment : reader.leaves()) {
            hide(segment.reader(), demands, live);
        }
        return new ReaderWithout(reader, new Masking(live));
    }

    private static void hide(
            LeafReader segment,
            Collection<Long> demands,
            IdentityHashMap<LeafReader, FixedBitSet> live) {
        try {
            FixedBitSet left = null;
            for (long demand : demands) {
                var found = segment.postings(DemandDocument.key(demand), PostingsEnum.NONE);
                while (found != null && found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    left = left == null ? copy(segment, live.get(segment)) : left;
                    left.clear(found.docID());
                }
            }
            if (left != null) {
                live.put(segment, left);
            }
        } catch (IOException e) {
            // Nobody knows which of its demands are meant: it is damaged, and will be built anew.
            LOG.errorf(e, "A segment can't be read, and isn't searched any more");
            live.put(segment, new FixedBitSet(segment.maxDoc()));
        }
    }

    private static FixedBitSet copy(LeafReader segment, @Nullable FixedBitSet before) {
        if (before != null) {
            return before.clone();
        }
        var live = segment.getLiveDocs();
        if (live != null) {
            return FixedBitSet.copyOf(live);
        }
        var all = new FixedBitSet(segment.maxDoc());
        all.set(0, segment.maxDoc());
        return all;
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader reader) throws IOException {
        return new ReaderWithout(reader, masking);
    }

    @Override
    protected void doClose() throws IOException {
        in.decRef(); // others may use it
    }

    @Override
    public long getVersion() {
        return version;
    }

    @Override
    public @Nullable CacheHelper getReaderCacheHelper() {
        return null;
    }

    private static final class Masking extends SubReaderWrapper {
        private final IdentityHashMap<LeafReader, FixedBitSet> live;

        Masking(IdentityHashMap<LeafReader, FixedBitSet> live) {
            this.live = live;
        }

        @Override
        public LeafReader wrap(LeafReader segment) {
            var left = live.get(segment);
            return left == null ? segment : new Masked(segment, left);
        }
    }

    private static final class Masked extends FilterLeafReader {
        private final FixedBitSet live;
        private final int size;

        Masked(LeafReader in, FixedBitSet live) {
            super(in);
            this.live = live;
            this.size = live.cardinality();
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
        public @Nullable CacheHelper getReaderCacheHelper() {
            return null;
        }

        @Override
        public CacheHelper getCoreCacheHelper() {
            return in.getCoreCacheHelper();
        }
    }
}
