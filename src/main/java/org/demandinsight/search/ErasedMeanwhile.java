package org.demandinsight.search;

import org.demandinsight.changes.ChangeLog;
import org.demandinsight.reactive.OffLoop;

/// Keeps what is erased out of all answers while what is searched stays as it was otherwise, for as long as others are written to take its
/// place. Called by the indexer's thread.
final class ErasedMeanwhile {
    private final DemandIndex index;
    private final ChangeLog changes;
    private long hiddenUpTo;

    ErasedMeanwhile(DemandIndex index, ChangeLog changes) {
        this.index = index;
        this.changes = changes;
    }

    /// What is searched shows all changes up to this one.
    void shown(long change) {
        hiddenUpTo = change;
    }

    /// Hides what changes since then took away.
    void hide() {
        boolean more = true;
        while (more) {
            var gone = OffLoop.await(() -> changes.goneAfter(hiddenUpTo, IndexedDemands.BATCH));
            if (!gone.demands().isEmpty()) {
                index.hide(gone.demands());
            }
            hiddenUpTo = gone.end();
            more = gone.isFull();
        }
    }
}
