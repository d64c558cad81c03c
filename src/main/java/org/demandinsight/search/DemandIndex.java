package org.demandinsight.search;

import java.util.Collection;
import java.util.List;
import org.demandinsight.demand.StoredDemand;

/// The index as the one thread sees it that writes.
public interface DemandIndex extends AutoCloseable {

    /// How far the index had come when it was opened.
    CommitPoint committed();

    /// The format that this code writes.
    String format();

    /// Makes demands say what these records say, and takes away those that are gone. A demand that can't be indexed is
    /// told of and left out; the others go in.
    List<Unindexable> apply(
            Collection<StoredDemand> current, Collection<Long> gone, Dimensions dimensions);

    /// Makes what was applied durable, with the point that it reaches.
    void commit(CommitPoint reached);

    /// Makes what was applied visible to new snapshots.
    void refresh(long changeNumber);

    /// Empties the index, to build it anew.
    void clear();

    /// Goes back to the last commit and closes.
    @Override
    void close();

    /// A demand that can't be indexed, and why.
    record Unindexable(long demand, String reason) {}
}
