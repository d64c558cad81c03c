package org.demandinsight.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.demand.DemandKey;
import org.demandinsight.demand.ErasedKeys;

/// Erases demands for good: record, history, what imports found in their rows, and examples of the same words. The index
/// follows by the change log; a tombstone keeps the key from coming back.
@ApplicationScoped
public class Erasures {
    private static final String KEY =
            "select source, external_id from demand where id = $1 for update";

    /// A finding knows its row by line only, and a row that came again unchanged left findings too: all of its source lose their
    /// values. Kind, line, column and reason stay.
    private static final String FINDINGS =
            """
            update import_finding set value = ''
            from demand
            join source on source.id = demand.source
            join import_run on import_run.source = source.code
            where demand.id = $1 and import_finding.run = import_run.id and value <> ''
            """;

    private static final String EXAMPLES =
            """
            with said as (
                select title, text from demand where id = $1
                union all select record ->> 'title', record ->> 'text' from demand_history where demand = $1)
            delete from training_example using said
            where training_example.text = said.text and training_example.title = said.title
            """;

    private final Pool pool;
    private final ErasedKeys keys;
    private final ChangeLog changes;

    Erasures(Pool pool, ErasedKeys keys, ChangeLog changes) {
        this.pool = pool;
        this.keys = keys;
        this.changes = changes;
    }

    /// Erases a demand, in one transaction. Write-ahead log and backups keep it for as long as they are kept.
    ///
    /// @return false if there is no such demand, or no more
    public Uni<Boolean> erase(long demand) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(KEY)
                        .execute(Tuple.of(demand))
                        .chain(rows -> {
                            if (rows.size() == 0) {
                                return Uni.createFrom().item(false);
                            }
                            var row = rows.iterator().next();
                            var key =
                                    new DemandKey(
                                            row.getInteger("source"), row.getString("external_id"));
                            return erase(tx, demand, key).replaceWith(true);
                        }));
    }

    private Uni<Void> erase(SqlConnection tx, long demand, DemandKey key) {
        var id = Tuple.of(demand);
        return keys.add(tx, key)
                .chain(() -> tx.preparedQuery(FINDINGS).execute(id))
                .chain(() -> tx.preparedQuery(EXAMPLES).execute(id))
                .chain(() -> tx.preparedQuery("delete from demand where id = $1").execute(id))
                .chain(() -> changes.append(tx, List.of(demand)));
    }
}
