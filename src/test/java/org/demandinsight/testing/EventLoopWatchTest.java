package org.demandinsight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// The watch over event loops sees one that is held up, and says by what.
class EventLoopWatchTest {

    @Test
    void aLoopThatIsHeldUpIsTold() {
        var options =
                new VertxOptions()
                        .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                        .setBlockedThreadCheckInterval(50)
                        .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                        .setMaxEventLoopExecuteTime(100)
                        .setWarningExceptionTimeUnit(TimeUnit.MILLISECONDS)
                        .setWarningExceptionTime(100);
        var vertx = Vertx.vertx(options);
        var held = new CompletableFuture<Boolean>();

        vertx.runOnContext(_ -> {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            var _ = held.complete(true);
        });

        assertThat(held.join()).isTrue();
        assertThat(EventLoopWatch.takeFound())
                .anySatisfy(found ->
                        assertThat(found).contains("parkNanos").contains("EventLoopWatchTest"));
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
