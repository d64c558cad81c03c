package org.demandinsight.ops;

import jakarta.enterprise.context.ApplicationScoped;
import org.demandinsight.search.Indexer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready means: the index has been level with the record once since the start. What lies behind after that is said, and
/// does not make the service unready: it answers from what it has, and the check says what keeps the index from following.
@Readiness
@ApplicationScoped
class CaughtUp implements HealthCheck {
    private final Indexer indexer;

    CaughtUp(Indexer indexer) {
        this.indexer = indexer;
    }

    @Override
    public HealthCheckResponse call() {
        var check =
                HealthCheckResponse.named("index")
                        .status(indexer.hasCaughtUp())
                        .withData("applied", indexer.applied())
                        .withData("quarantined", indexer.quarantined().size());
        var trouble = indexer.trouble();
        return (trouble == null ? check : check.withData("trouble", trouble)).build();
    }
}
