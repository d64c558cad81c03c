package org.demandinsight.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.testing.Postgres;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class JobsTest {
    /// Nobody else is at it in a test.
    private static final Job JOB = Job.RECOMPUTATION;

    @Inject Jobs jobs;
    @Inject Pool pool;

    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void oneIsAtAJobAtATime() {
        var all = new CompletableFuture<?>[6];
        for (int i = 0; i < all.length; i++) {
            all[i] = CompletableFuture.supplyAsync(() -> jobs.alone(JOB, this::work));
        }

        CompletableFuture.allOf(all).join();

        assertThat(most.get()).isEqualTo(1);
    }

    private boolean work() {
        int now = atWork.incrementAndGet();
        int _ = most.accumulateAndGet(now, Math::max);
        ask("select pg_sleep(0.02)");
        int _ = atWork.decrementAndGet();
        return true;
    }

    @Test
    void whoFindsAJobTakenMayLeaveIt() {
        boolean _ =
                jobs.alone(
                        JOB,
                        () -> {
                            jobs.ifFree(JOB, () -> most.set(99));
                            return true;
                        });

        assertThat(most.get()).isZero();
        jobs.ifFree(JOB, () -> most.set(1));
        assertThat(most.get()).isEqualTo(1);
    }

    @Test
    void aTurnThatWasLostWithItsConnectionIsWaitedForAgain() throws InterruptedException {
        var lost = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        var first =
                CompletableFuture.supplyAsync(() ->
                        jobs.inTurn(
                                JOB,
                                turn -> {
                                    cutConnectionOfTurn();
                                    lost.countDown();
                                    await(other);
                                    turn.keep();
                                    return work();
                                }));
        lost.await();
        boolean _ =
                jobs.alone(
                        JOB,
                        () -> {
                            other.countDown();
                            return work();
                        });
        assertThat(first.join()).isTrue();

        assertThat(most.get()).isEqualTo(1);
    }

    private void cutConnectionOfTurn() {
        ask(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = %d and classid = %d"
                        .formatted(JOB.lock() & 0xFFFFFFFFL, JOB.lock() >>> 32));
    }

    private void ask(String sql) {
        var _ = OffLoop.await(() -> pool.query(sql).execute());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
