package org.demandinsight.demand;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.kernel.Written;
import org.demandinsight.privacy.RowHash;
import org.demandinsight.reactive.OffLoop;

/// The store of demands: their current records, their history, and a change written for each, in one transaction.
@ApplicationScoped
public class Demands {
    /// The most that one call takes.
    public static final int BATCH = 2_000;

    private final Pool pool;
    private final ChangeLog changes;
    private final ErasedKeys erased;

    Demands(Pool pool, ChangeLog changes, ErasedKeys erased) {
        this.pool = pool;
        this.changes = changes;
        this.erased = erased;
    }

    /// Stores records, each key at most once in a call. Fails as a whole when the database refuses any of them: the
    /// caller halves the batch to find which.
    public Uni<Written> write(List<DemandRecord> records) {
        if (records.size() > BATCH) {
            throw new IllegalArgumentException(
                    "a batch has at most " + BATCH + " records: " + records.size());
        }
        var columns = DemandRows.columns(records);
        return pool.withTransaction(tx ->
                tx.preparedQuery(DemandSql.UPSERT)
                        .execute(columns)
                        .call(() -> erased.takeAway(tx, records))
                        .call(result -> changes.append(tx, ids(result)))
                        .chain(result -> written(tx, columns, result, records.size())));
    }

    private static Uni<Written> written(
            SqlConnection tx, Tuple columns, RowSet<Row> result, int given) {
        int added = 0;
        for (var row : result) {
            added += row.getBoolean("added") ? 1 : 0;
        }
        int news = added;
        int changed = result.size() - added;
        int rest = given - added - changed;
        if (rest == 0) {
            return Uni.createFrom().item(new Written(news, changed, 0, 0));
        }
        return tx.preparedQuery(DemandSql.KEEP_LATE)
                .execute(columns)
                .map(late -> new Written(news, changed, rest - late.rowCount(), late.rowCount()));
    }

    private static List<Long> ids(RowSet<Row> result) {
        var ids = new ArrayList<Long>(result.size());
        result.forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }

    /// The current records of those that exist, in no order.
    public Uni<List<StoredDemand>> byIds(Collection<Long> ids) {
        return pool.preparedQuery(DemandSql.BY_IDS)
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .chain(rows -> OffLoop.call(() -> stored(rows)));
    }

    /// Of two thousand rows this takes long enough to hold an event loop up.
    private static List<StoredDemand> stored(RowSet<Row> rows) {
        var found = new ArrayList<StoredDemand>(rows.size());
        rows.forEach(row -> found.add(DemandRows.stored(row)));
        return found;
    }

    /// The hashes of the rows that the current records of these keys came from; keys that are new have none.
    public Uni<Map<DemandKey, RowHash>> rowHashes(Collection<DemandKey> keys) {
        var sources = keys.stream().map(DemandKey::source).toArray(Integer[]::new);
        var ids = keys.stream().map(DemandKey::externalId).toArray(String[]::new);
        return pool.preparedQuery(DemandSql.ROW_HASHES)
                .execute(Tuple.of(sources, ids))
                .map(rows -> {
                    var hashes = new HashMap<DemandKey, RowHash>();
                    for (var row : rows) {
                        var bytes = row.getBuffer("row_hash");
                        hashes.put(
                                new DemandKey(
                                        row.getInteger("source"), row.getString("external_id")),
                                new RowHash(bytes.getLong(0), bytes.getLong(8)));
                    }
                    return hashes;
                });
    }

    /// The next ids after one, in order: a rebuild walks all demands by it.
    public Uni<List<Long>> idsAfter(long id, int limit) {
        return pool.preparedQuery("select id from demand where id > $1 order by id limit $2")
                .execute(Tuple.of(id, limit))
                .map(Demands::ids);
    }

    /// How many there are.
    public Uni<Long> count() {
        return pool.query("select count(*) as n from demand")
                .execute()
                .map(rows -> rows.iterator().next().getLong("n"));
    }
}
