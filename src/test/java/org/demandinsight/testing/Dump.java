package org.demandinsight.testing;

import io.vertx.mutiny.sqlclient.Pool;
import org.demandinsight.reactive.OffLoop;

/// Everything that the database holds, as text.
public final class Dump {
    private Dump() {}

    public static String of(Pool pool) {
        var all = new StringBuilder();
        var tables =
                OffLoop.await(() ->
                        pool.query("select tablename from pg_tables where schemaname = 'public'")
                                .execute());
        for (var table : tables) {
            var rows =
                    OffLoop.await(() ->
                            pool.query("select t::text as row from " + table.getString(0) + " t")
                                    .execute());
            rows.forEach(row -> all.append(row.getString("row")).append('\n'));
        }
        return all.toString();
    }
}
