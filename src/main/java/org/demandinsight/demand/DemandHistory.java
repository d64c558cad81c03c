package org.demandinsight.demand;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What demands said before, and what departments replied: in the record, not in the index. Asked for many demands at once.
@ApplicationScoped
public class DemandHistory {
    /// The newest entries of a demand that are told.
    public static final int MOST = 50;

    private static final String FORMER =
            """
            select demand, version, recorded_at, as_of, record ->> 'status' as status, record ->> 'title' as title,
                record ->> 'text' as text, record ->> 'reply' as reply, (record ->> 'due_on')::date as due_on,
                (record ->> 'closed_on')::date as closed_on, (record ->> 'area')::integer as area,
                (record ->> 'department')::integer as department, (record ->> 'category')::integer as category
            from (
                select *, row_number() over (partition by demand order by entry desc) as place
                from demand_history where demand = any($1)) as entry
            where place <= $2
            order by demand, entry.entry desc
            """;

    private static final String REPLIES =
            "select id, reply, replied_on, replied_at from demand where id = any($1) and reply <> ''";

    private final Pool pool;

    DemandHistory(Pool pool) {
        this.pool = pool;
    }

    /// What a record said that is not the current one.
    ///
    /// @param version null for a record that arrived after a newer one and never was current
    /// @param recordedAt when it was stored
    /// @param asOf when it was true in its source
    /// @param area id of the area, 0 if unknown; so below
    public record Former(
            @Nullable Integer version,
            Instant recordedAt,
            Instant asOf,
            @Nullable DemandStatus status,
            String title,
            String text,
            String reply,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate closedOn,
            int area,
            int department,
            int category) {}

    /// What the department answered.
    ///
    /// @param on the day, null if unknown
    /// @param at null where only the day is known
    public record Reply(String text, @Nullable LocalDate on, @Nullable Instant at) {}

    /// Former records of these demands, each demand's newest first; demands without any are missing.
    public Uni<Map<Long, List<Former>>> former(Collection<Long> demands) {
        return pool.preparedQuery(FORMER)
                .execute(Tuple.of(demands.toArray(Long[]::new), MOST))
                .map(rows -> {
                    var found = new HashMap<Long, List<Former>>();
                    for (var row : rows) {
                        found.computeIfAbsent(row.getLong("demand"), _ -> new ArrayList<>())
                                .add(former(row));
                    }
                    return found;
                });
    }

    private static Former former(Row row) {
        var status = row.getString("status");
        return new Former(
                row.getInteger("version"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getOffsetDateTime("as_of").toInstant(),
                status == null ? null : DemandStatus.valueOf(status),
                row.getString("title"),
                row.getString("text"),
                row.getString("reply"),
                row.getLocalDate("due_on"),
                row.getLocalDate("closed_on"),
                code(row.getInteger("area")),
                code(row.getInteger("department")),
                code(row.getInteger("category")));
    }

    private static int code(@Nullable Integer id) {
        return id == null ? 0 : id;
    }

    /// The replies to these demands; those without one are missing.
    public Uni<Map<Long, Reply>> replies(Collection<Long> demands) {
        return pool.preparedQuery(REPLIES)
                .execute(Tuple.of((Object) demands.toArray(Long[]::new)))
                .map(rows -> {
                    var found = new HashMap<Long, Reply>();
                    for (var row : rows) {
                        var at = row.getOffsetDateTime("replied_at");
                        found.put(
                                row.getLong("id"),
                                new Reply(
                                        row.getString("reply"),
                                        row.getLocalDate("replied_on"),
                                        at == null ? null : at.toInstant()));
                    }
                    return found;
                });
    }
}
