package org.demandinsight.classify;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.demandinsight.city.Channel;
import org.demandinsight.privacy.RedactedText;

/// Reads the demands whose department is known. Both queries must read like the index `demand_routed`.
@ApplicationScoped
class RoutedStore {
    private final Pool pool;

    RoutedStore(Pool pool) {
        this.pool = pool;
    }

    /// How many demands of a category a department has, both as met.
    ///
    /// @param category 0 for none
    record Cell(int department, int category, long demands) {}

    /// A demand as it is stored; a reply is no part of it.
    record Stored(RedactedText title, RedactedText text, int category, int area, Channel channel) {
        static final Stored GONE =
                new Stored(RedactedText.EMPTY, RedactedText.EMPTY, 0, 0, Channel.UNKNOWN);
    }

    Uni<List<Cell>> cells() {
        return pool.query(
                        """
                        select department, coalesce(category, 0) as category, count(*) as demands from demand
                        where department is not null group by department, category order by department, category
                        """)
                .execute()
                .map(rows -> stream(rows).map(RoutedStore::cell).toList());
    }

    private static Cell cell(Row row) {
        return new Cell(
                row.getInteger("department"), row.getInteger("category"), row.getLong("demands"));
    }

    /// Ids of the latest demands of a cell.
    Uni<long[]> latest(Cell cell, int limit) {
        var category = cell.category() == 0 ? "category is null" : "category = $3";
        var parameters = Tuple.of(cell.department(), limit);
        if (cell.category() != 0) {
            parameters.addValue(cell.category());
        }
        return pool.preparedQuery(
                        "select id from demand where department = $1 and "
                                + category
                                + " order by id desc limit $2")
                .execute(parameters)
                .map(rows -> stream(rows).mapToLong(row -> row.getLong("id")).toArray());
    }

    /// Demands of ids in their order. One that is gone says nothing: whoever reads twice reads as many.
    Uni<List<Stored>> demands(long[] ids) {
        return pool.preparedQuery(
                        """
                        select id, title, text, coalesce(category, 0) as category, coalesce(area, 0) as area, channel
                        from demand where id = any($1)
                        """)
                .execute(Tuple.of(Arrays.stream(ids).boxed().toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Stored> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getLong("id"), stored(row)));
                    return Arrays.stream(ids)
                            .mapToObj(id -> found.getOrDefault(id, Stored.GONE))
                            .toList();
                });
    }

    private static Stored stored(Row row) {
        return new Stored(
                RedactedText.stored(row.getString("title")),
                RedactedText.stored(row.getString("text")),
                row.getInteger("category"),
                row.getInteger("area"),
                Channel.valueOf(row.getString("channel")));
    }

    private static Stream<Row> stream(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
