package org.demandinsight.reactive;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.demandinsight.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// The latest state that was read of the database, however reads overtake each other.
public final class Latest<T> {
    private long begun;
    private long kept;
    private volatile @Nullable T value;

    /// The state as last read.
    public T get() {
        var now = value;
        if (now == null) {
            throw Problem.NOT_READY.because(
                    "服务正在启动，请稍后再试", "the service is starting; try again soon");
        }
        return now;
    }

    /// Reads it again, and keeps the result unless that of a later reading is kept already. What comes out equal changes nothing:
    /// whoever works only when something changed goes by identity.
    public Uni<T> read(Supplier<Uni<T>> reading) {
        return Uni.createFrom()
                .deferred(() -> {
                    long number = begin();
                    return reading.get().invoke(read -> keep(number, read));
                });
    }

    private synchronized long begin() {
        return ++begun;
    }

    private synchronized void keep(long number, T read) {
        if (number > kept) {
            kept = number;
            value = read.equals(value) ? value : read;
        }
    }
}
