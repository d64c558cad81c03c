package org.demandinsight.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.demandinsight.search.Indexer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready means: the index has been level with the record once since the start. What lies behind after that is said, and
/// does not make the service unready.
@Readiness
@ApplicationScoped
class CaughtUp implements HealthCheck {
    private final Indexer indexer;

    CaughtUp(Indexer indexer) {
        this.indexer = indexer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("index")
                .status(indexer.hasCaughtUp())
                .withData("applied", indexer.applied())
                .withData("quarantined", indexer.quarantined().size())
                .build();
    }
}
