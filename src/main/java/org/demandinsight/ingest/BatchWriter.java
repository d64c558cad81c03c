package org.demandinsight.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.demandinsight.kernel.Wording;
import org.demandinsight.kernel.Written;

/// Writes batches to a store. A batch that the database refuses is halved until the row that is to blame stands alone:
/// it is rejected, and the others are stored.
///
/// @param <T> what the store takes
final class BatchWriter<T> {
    private final RunLog log;
    private final Function<List<T>, Uni<Written>> store;
    private final ToLongFunction<T> line;

    /// @param line in the file of what the store takes
    BatchWriter(RunLog log, Function<List<T>, Uni<Written>> store, ToLongFunction<T> line) {
        this.log = log;
        this.store = store;
        this.line = line;
    }

    void write(List<T> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            log.wrote(log.patience().await(() -> store.apply(batch)));
        } catch (PgException e) {
            if (!isTheDatas(e)) {
                throw e;
            }
            if (batch.size() == 1) {
                refuse(batch.getFirst(), e);
                return;
            }
            int half = batch.size() / 2;
            write(batch.subList(0, half));
            write(batch.subList(half, batch.size()));
        }
    }

    /// Whether the data is to blame: classes 21 to 23 are wrong data, 54 is too much of it, XX an error that one value may
    /// cause. A database that is away or full was waited for before; anything else ends the run.
    private static boolean isTheDatas(PgException e) {
        var state = e.getSqlState();
        return state != null
                && (state.startsWith("21")
                        || state.startsWith("22")
                        || state.startsWith("23")
                        || state.startsWith("54")
                        || state.startsWith("XX"));
    }

    private void refuse(T record, PgException e) {
        log.rejected();
        log.found(
                RawFinding.of(
                        line.applyAsLong(record),
                        "",
                        "",
                        FindingKind.REFUSED_BY_DATABASE,
                        Wording.same("SQLSTATE " + e.getSqlState())));
    }
}
