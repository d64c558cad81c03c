package org.demandinsight.search;

import org.demandinsight.changes.ChangeLog;
import org.demandinsight.reactive.OffLoop;
import org.jboss.logging.Logger;

/// Keeps what is erased out of all answers while what is searched stays as it was otherwise, for as long as others are written to take its
/// place. A text that was redacted again is not hidden, as its demand would be: it is read until then as it was. Called by the indexer's
/// thread.
final class ErasedMeanwhile {
    private static final Logger LOG = Logger.getLogger(ErasedMeanwhile.class);

    private final DemandIndex index;
    private final ChangeLog changes;
    private long hiddenUpTo;

    ErasedMeanwhile(DemandIndex index, ChangeLog changes) {
        this.index = index;
        this.changes = changes;
    }

    /// What is searched shows all changes up to this one, and hides nothing any more. Of what was hidden some may have been erased later.
    void shown(long change) {
        boolean ahead = hiddenUpTo > change;
        hiddenUpTo = change;
        if (ahead) {
            hide();
        }
    }

    /// Whether the log tells all that was erased since.
    boolean isTold(ChangeLog.Reach log) {
        return log.tellsAfter(hiddenUpTo);
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

    /// The same, while something else is in trouble.
    void hideIfPossible() {
        try {
            hide();
        } catch (RuntimeException e) {
            LOG.debugf(e, "What was erased can't be hidden");
        }
    }
}
