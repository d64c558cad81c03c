package org.demandinsight.ops;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How often Vert.x looks for event loops that are held up, so that what holds them shortly is found too: with a second
/// between two looks, nine in ten of what holds one for 100 ms are not. `quarkus.vertx.max-event-loop-execute-time` says
/// how long is too long.
@ApplicationScoped
class EventLoopCheck implements VertxOptionsCustomizer {
    private final Duration interval;

    EventLoopCheck(
            @ConfigProperty(name = "demandinsight.event-loop.look", defaultValue = "1s")
                    Duration interval) {
        this.interval = interval;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckInterval(interval.toMillis());
    }
}
