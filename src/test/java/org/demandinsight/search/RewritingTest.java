package org.demandinsight.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RewritingTest {
    private static final Duration QUIET = Duration.ofMillis(100);

    private final AtomicInteger times = new AtomicInteger();

    @Test
    void beginsWhenNothingHasComeForAWhile() throws InterruptedException {
        var rewriting = new Rewriting(times::incrementAndGet, QUIET, 0, "");

        assertThat(rewriting.isDone()).isFalse();
        assertThat(rewriting.isRunning()).isFalse();
        awaitDone(rewriting);
        assertThat(times).hasValue(1);
    }

    @Test
    void rewritesAgainWhatCameMeanwhile() throws InterruptedException {
        var rewriting = new Rewriting(this::takeAWhile, Duration.ZERO, 0, "");
        while (!rewriting.isRunning()) {
            assertThat(rewriting.isDone()).isFalse();
        }
        rewriting.forget();

        awaitDone(rewriting);
        assertThat(times).hasValue(2);
    }

    @Test
    void restsAsManyTimesAsLongAsItTook() throws InterruptedException {
        var rewriting = new Rewriting(this::takeAWhile, Duration.ZERO, 1_000, "");
        awaitDone(rewriting);

        for (int i = 0; i < 20; i++) {
            assertThat(rewriting.isDone()).isFalse();
            Thread.sleep(5);
        }
        assertThat(times).hasValue(1);
    }

    @Test
    void triesAgainWhatFailed() throws InterruptedException {
        var rewriting =
                new Rewriting(
                        () -> {
                            if (times.incrementAndGet() == 1) {
                                throw new IllegalStateException("the disk is full");
                            }
                        },
                        Duration.ZERO,
                        0,
                        "Not rewritten");

        awaitDone(rewriting);
        assertThat(times).hasValue(2);
    }

    private void takeAWhile() {
        var _ = times.incrementAndGet();
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitDone(Rewriting rewriting) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!rewriting.isDone()) {
            assertThat(System.nanoTime()).as("time to be done").isLessThan(until);
            Thread.sleep(5);
        }
    }
}
