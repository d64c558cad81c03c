package org.demandinsight.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import org.demandinsight.privacy.Redactor;

/// What imports found in rows whose redactor is an older one: values of cells, run by run. A run keeps some thousands in full.
@ApplicationScoped
class RedactedFindings {
    /// The index is that of runs themselves, which are few.
    private static final String RUN =
            """
            select id from import_run where redactor < $1 and state not in ('QUEUED', 'RUNNING') order by id limit 1
            """;

    /// An erasure may have emptied it meanwhile.
    private static final String KEEP =
            """
            update import_finding set value = cleaned from unnest($2::integer[], $3::text[]) as t (given, cleaned)
            where run = $1 and number = given and value <> ''
            """;

    private final Pool pool;

    RedactedFindings(Pool pool) {
        this.pool = pool;
    }

    /// Redacts the findings of the next run again.
    ///
    /// @return how many values came out otherwise, -1 if there is no such run
    Uni<Integer> again(Redactor redactor) {
        return pool.preparedQuery(RUN)
                .execute(Tuple.of(Redactor.VERSION))
                .chain(runs ->
                        runs.size() == 0
                                ? Uni.createFrom().item(-1)
                                : again(runs.iterator().next().getLong("id"), redactor));
    }

    private Uni<Integer> again(long run, Redactor redactor) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(
                                "select number, value from import_finding where run = $1 and value <> ''")
                        .execute(Tuple.of(run))
                        .map(found -> differing(run, found, redactor))
                        .call(differing -> tx.preparedQuery(KEEP).execute(differing))
                        .call(() ->
                                tx.preparedQuery(
                                                "update import_run set redactor = $1 where id = $2")
                                        .execute(Tuple.of(Redactor.VERSION, run)))
                        .map(differing -> ((Integer[]) differing.getValue(1)).length));
    }

    private static Tuple differing(long run, RowSet<Row> found, Redactor redactor) {
        var numbers = new ArrayList<Integer>();
        var values = new ArrayList<String>();
        for (var row : found) {
            var value = row.getString("value");
            var cleaned = redactor.redact(value).value();
            if (!cleaned.equals(value)) {
                numbers.add(row.getInteger("number"));
                values.add(cleaned);
            }
        }
        return Tuple.of(run, numbers.toArray(Integer[]::new), values.toArray(String[]::new));
    }
}
