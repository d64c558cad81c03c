package org.demandinsight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.search.Indexer;

/// Waits until the index shows what the record holds now.
public final class CaughtUp {
    private static final int TEN_SECONDS = 1_000;

    private CaughtUp() {}

    public static void with(Indexer indexer, ChangeLog changes) {
        long last = OffLoop.await(changes::last);
        indexer.wake();
        for (int i = 0; i < TEN_SECONDS && indexer.applied() < last; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        assertThat(indexer.applied()).isGreaterThanOrEqualTo(last);
    }
}
