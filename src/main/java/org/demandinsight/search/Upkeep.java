package org.demandinsight.search;

import java.time.Duration;

/// What is done to the files of the index beside the indexing: what was erased is taken out of them, and at rest small pieces are merged.
/// Called by the indexer's thread.
final class Upkeep {
    /// Erasures come in rows.
    private static final Duration NO_ERASURE = Duration.ofSeconds(2);

    /// When nothing has come for so long, the index is merged, and at most a hundredth of the time.
    private static final Duration NO_CHANGE = Duration.ofSeconds(10);

    private static final int REST_BETWEEN_MERGES = 100;

    private final DemandIndex index;
    private final Rewriting expunging;
    private final Rewriting merging;

    Upkeep(DemandIndex index) {
        this.index = index;
        this.expunging =
                new Rewriting(
                        index::expunge,
                        NO_ERASURE,
                        0,
                        "What was erased is still in files of the index; tried again");
        this.merging =
                new Rewriting(
                        index::merge,
                        NO_CHANGE,
                        REST_BETWEEN_MERGES,
                        "The index could not be merged; tried again");
    }

    /// The index was opened again: what is at hand was of a writer that is gone.
    void reopened() {
        expunging.forget();
        merging.forget();
    }

    /// Something was written.
    void changed() {
        merging.putOff();
    }

    /// Something was taken away that may not stay in the files.
    void erased() {
        expunging.forget();
    }

    /// Takes what was erased out of the files.
    ///
    /// @return whether it is; a commit makes it final
    boolean hasExpunged() {
        return expunging.isDone();
    }

    /// Merges small pieces.
    ///
    /// @param erasing whether files that hold what was erased wait to be rewritten: that comes first
    /// @return whether it has just done so; a commit lets go of their files
    boolean hasMerged(boolean erasing) {
        boolean wanted = merging.isRunning() || (!erasing && index.isScattered());
        return wanted && merging.isDone();
    }
}
