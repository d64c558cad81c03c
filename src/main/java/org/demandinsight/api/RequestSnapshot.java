package org.demandinsight.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import org.demandinsight.search.DemandSearch;
import org.demandinsight.search.Snapshot;
import org.jspecify.annotations.Nullable;

/// The one state of the index that all of a request sees.
@RequestScoped
class RequestSnapshot {
    private final DemandSearch search;
    private @Nullable Snapshot snapshot;

    RequestSnapshot(DemandSearch search) {
        this.search = search;
    }

    synchronized Snapshot get() {
        if (snapshot == null) {
            snapshot = search.snapshot();
        }
        return snapshot;
    }

    @PreDestroy
    void close() {
        if (snapshot != null) {
            snapshot.close();
        }
    }
}
