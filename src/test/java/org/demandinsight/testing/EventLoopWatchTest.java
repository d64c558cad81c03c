package org.demandinsight.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                        assertThat(found.toString())
                                .contains("Unsafe.park")
                                .contains("EventLoopWatchTest"));
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 | java.base/jdk.internal.misc.Unsafe.park(Native Method)          | 900 | true",
                "100 | java.base/sun.nio.ch.Net.poll(Native Method)                    | 900 | true",
                "900 | graphql.validation.Validator.validateDocument(Validator.java:1) | 900 | true",
                "900 | graphql.validation.Validator.validateDocument(Validator.java:1) | 901 | false",
                "900 | java.base/java.lang.ClassLoader.defineClass1(Native Method)     | 100 | false",
                "9999| java.base/java.lang.ClassLoader.defineClass1(Native Method)     | 100 | true",
            })
    void waitingIsNeverRightLoadingCodeIsAndBeingBusyForAWhile(
            int millis, String frame, int longest, boolean forbidden) {
        var log =
                """
                2026-11-27 WARN Thread Thread[vert.x-eventloop-thread-0,5,main] has been blocked for %d ms, time limit is 100 ms: Blocked
                \tat %s
                \tat io.vertx.Somewhere.run(Somewhere.java:1)
                2026-11-27 INFO Something else
                """
                        .formatted(millis, frame);

        assertThat(HeldUp.in(log))
                .singleElement()
                .matches(found -> found.isForbidden(Duration.ofMillis(longest)) == forbidden);
    }
}
