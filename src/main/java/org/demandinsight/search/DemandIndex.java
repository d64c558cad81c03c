package org.demandinsight.search;

import java.util.Collection;
import java.util.List;
import org.demandinsight.demand.StoredDemand;

/// The index as the one thread sees it that writes.
public interface DemandIndex extends AutoCloseable {

    /// Opens the index again where it was committed last, if a failure has closed it. At first, and after a failure that says so,
    /// it looks for damage in its files; an index that is damaged is thrown away and is empty then. The old state is searched until
    /// the new one has come as far.
    ///
    /// @return whether to go on from [#committed()]; what was applied since is gone
    /// @throws java.io.UncheckedIOException if it still can't be opened
    boolean recover();

    /// How far the index had come when it was opened; nowhere if it isn't open.
    CommitPoint committed();

    /// The format that this code writes.
    int format();

    /// Whether this code can search an index of a format. Where that is not its own it may not find all that it asks for.
    boolean isSearchable(int format);

    /// Makes demands say what these records say, and takes away those that are gone. A demand that can't be indexed is
    /// told of and left out; the others go in.
    List<Unindexable> apply(
            Collection<StoredDemand> current, Collection<Long> gone, Dimensions dimensions);

    /// Makes what was applied durable, with the point that it reaches.
    void commit(CommitPoint reached);

    /// Makes what was applied visible to new snapshots.
    void refresh(long changeNumber);

    /// Takes demands out of what is searched, which stays as it is otherwise, until the next refresh.
    void hide(Collection<Long> demands);

    /// Lets go of former states, which are kept for a while for cursors by relevance: they show what was taken away since.
    void forgetFormer();

    /// Takes demands that are gone out of the files too, where they stay until somebody writes the files anew. That takes as long
    /// as it takes to read and write them; other calls may go on meanwhile, on their thread. A commit makes it final.
    void expunge();

    /// Whether it lies in more pieces than need be: every question looks at each. Not where a disk lacks the room to merge them.
    ///
    /// @throws IllegalStateException if a failure has closed it
    boolean isScattered();

    /// Merges the small pieces into one. That takes as long as it takes to read and write them; other calls may go on meanwhile, on their
    /// thread. A commit makes it final.
    void merge();

    /// Empties the index, to build it anew. What it held is searched until the next refresh.
    void clear();

    /// Goes back to the last commit and closes.
    @Override
    void close();

    /// A demand that can't be indexed, and why.
    record Unindexable(long demand, String reason) {}
}
