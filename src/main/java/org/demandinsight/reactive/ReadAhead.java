package org.demandinsight.reactive;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Reads a long list batch by batch: the next one while its reader works on the last. Used by one thread, never on the event loop.
///
/// @param <B> a batch
public final class ReadAhead<B> {
    private final LongFunction<Uni<B>> batchAfter;
    private final ToLongFunction<B> end;
    private final Predicate<B> isFull;
    private @Nullable CompletableFuture<B> next;
    private long nextAfter;

    /// @param batchAfter reads what comes after a place
    /// @param end the place where a batch ends
    /// @param isFull whether more may come after a batch: only then is it read ahead
    public ReadAhead(LongFunction<Uni<B>> batchAfter, ToLongFunction<B> end, Predicate<B> isFull) {
        this.batchAfter = batchAfter;
        this.end = end;
        this.isFull = isFull;
    }

    /// What comes after a place.
    public B after(long place) {
        var begun = next;
        next = null;
        var batch =
                begun != null && nextAfter == place
                        ? finished(begun)
                        : OffLoop.await(() -> batchAfter.apply(place));
        if (isFull.test(batch)) {
            nextAfter = end.applyAsLong(batch);
            next = batchAfter.apply(nextAfter).subscribeAsCompletionStage();
        }
        return batch;
    }

    private static <B> B finished(CompletableFuture<B> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /// Forgets what was read ahead.
    public void forget() {
        next = null;
    }
}
