package org.demandinsight.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.demandinsight.casegroup.CaseLinks;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.cluster.AdoptionStore;
import org.demandinsight.demand.DemandKey;
import org.demandinsight.demand.ErasedKeys;
import org.demandinsight.jobs.TransactionLock;

/// Erases demands for good: record, history, what imports found in their rows, case groups, and examples of the same words. The index
/// follows by the change log; a tombstone keeps the key from coming back.
@ApplicationScoped
public class Erasures {
    /// In the order of keys, as an import locks rows: neither waits for the other in a circle.
    private static final String THESE =
            """
            select id, source, external_id from demand where id = any($1)
            order by source, external_id for update
            """;

    /// A finding knows its row by line only, and a row that came again unchanged left findings too: all of their sources lose their
    /// values. Kind, line, column and reason stay.
    private static final String FINDINGS =
            """
            update import_finding set value = ''
            from import_run
            where import_finding.run = import_run.id and value <> '' and import_run.source in (
                select code from source where id in (select source from demand where id = any($1)))
            """;

    private static final String EXAMPLES =
            """
            with said as (
                select title, text from demand where id = any($1)
                union select record ->> 'title', record ->> 'text' from demand_history where demand = any($1))
            delete from training_example using said
            where training_example.text = said.text and training_example.title = said.title
            """;

    /// Of categories that were made of what emerged.
    private static final String ADOPTED =
            String.format(
                    Locale.ROOT,
                    """
                    with said as (
                        select %1$s as said from demand where id = any($1)
                        union select %1$s from demand_history, jsonb_to_record(record) as former (title text, text text)
                            where demand = any($1))
                    update category set examples = array(
                        select each from unnest(examples) with ordinality as t (each, place)
                        where each not in (select said from said) order by place)
                    where code in (select adopted_as from emerging_category) and examples && array(select said from said)
                    """,
                    AdoptionStore.SAID);

    private final Pool pool;
    private final ErasedKeys keys;
    private final ChangeLog changes;
    private final CaseLinks links;

    Erasures(Pool pool, ErasedKeys keys, ChangeLog changes, CaseLinks links) {
        this.pool = pool;
        this.keys = keys;
        this.changes = changes;
        this.links = links;
    }

    /// A statement that locks demands and tells their ids and keys, and its parameters.
    record Hold(String sql, Tuple parameters) {}

    /// Erases a demand, in one transaction. Write-ahead log and backups keep it for as long as they are kept.
    ///
    /// @return false if there is no such demand, or no more
    public Uni<Boolean> erase(long demand) {
        return erase(new Hold(THESE, Tuple.of((Object) new Long[] {demand})))
                .map(erased -> erased > 0);
    }

    /// Erases those that a statement takes hold of, in one transaction.
    ///
    /// @return how many there were
    Uni<Integer> erase(Hold hold) {
        return pool.withTransaction(tx ->
                // Before demands are locked, as by the linking.
                TransactionLock.CASE_GROUPS
                        .take(tx)
                        .chain(() -> tx.preparedQuery(hold.sql()).execute(hold.parameters()))
                        .chain(rows -> {
                            var ids = new ArrayList<Long>(rows.size());
                            var erased = new ArrayList<DemandKey>(rows.size());
                            for (var row : rows) {
                                ids.add(row.getLong("id"));
                                erased.add(
                                        new DemandKey(
                                                row.getInteger("source"),
                                                row.getString("external_id")));
                            }
                            return erase(tx, ids, erased).replaceWith(ids.size());
                        }));
    }

    private Uni<Void> erase(SqlConnection tx, List<Long> ids, List<DemandKey> erased) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var these = Tuple.of((Object) ids.toArray(Long[]::new));
        return keys.add(tx, erased)
                .chain(() -> tx.preparedQuery(FINDINGS).execute(these))
                .chain(() -> tx.preparedQuery(EXAMPLES).execute(these))
                .chain(() -> links.takeOut(tx, ids))
                .chain(() -> tx.preparedQuery(ADOPTED).execute(these))
                .chain(() ->
                        tx.preparedQuery("delete from demand where id = any($1)").execute(these))
                .chain(() -> changes.append(tx, ids));
    }
}
