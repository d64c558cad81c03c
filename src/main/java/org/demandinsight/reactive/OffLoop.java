package org.demandinsight.reactive;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/// The only way off the event loop and back.
public final class OffLoop {

    private OffLoop() {}

    /// Runs work that blocks or computes for long on a worker, and hands its result on where the caller was: Hibernate
    /// Reactive and the request's context are found again there.
    public static <T> Uni<T> call(Supplier<T> work) {
        var caller = Vertx.currentContext();
        var result =
                Uni.createFrom()
                        .item(work)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return caller == null
                ? result
                : result.emitOn(then -> caller.runOnContext(_ -> then.run()));
    }

    /// Waits on a worker thread for what happens on the event loop. Never called on the loop itself.
    public static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
