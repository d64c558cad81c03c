package org.demandinsight.ops;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says whether the database answers. While it doesn't, the service stays ready: it answers from its index, and no other replica
/// could do better, for all have the same database.
@Readiness
@ApplicationScoped
class DatabaseAnswers implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Pool pool;

    /// One question at a time: a database that hangs would be asked until all connections wait.
    private final AtomicBoolean asking = new AtomicBoolean();

    DatabaseAnswers(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!asking.compareAndSet(false, true)) {
            return Uni.createFrom().item(troubled("it doesn't answer"));
        }
        var answer =
                pool.query("select 1").execute().onTermination().invoke(() -> asking.set(false));
        return Uni.createFrom()
                .<HealthCheckResponse>emitter(told ->
                        answer.subscribe()
                                .with(
                                        _ -> told.complete(HealthCheckResponse.up("database")),
                                        e ->
                                                told.complete(
                                                        troubled(String.valueOf(e.getMessage())))))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> troubled("it doesn't answer"));
    }

    private static HealthCheckResponse troubled(String trouble) {
        return HealthCheckResponse.named("database").up().withData("trouble", trouble).build();
    }
}
