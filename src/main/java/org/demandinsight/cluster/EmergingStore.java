package org.demandinsight.cluster;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.demandinsight.privacy.RedactedText;
import org.jspecify.annotations.Nullable;

/// Reads the demands to cluster, and remembers which cluster is which. Reads no more than the latest rows, however many
/// there are, and of each text its beginning: what emerges is recent, and memory doesn't grow.
@ApplicationScoped
public class EmergingStore {
    private static final String LATEST =
            """
            select id, title, left(text, 2000) as text, received_on, person, coalesce(category, 0) as category from demand
            where id > (select coalesce(max(id), 0) - 200000 from demand) and
            """;

    /// Nothing fits (an analyst said so, or nobody knew), several are close, or only a category is sure that has others below it.
    private static final String OPEN =
            LATEST
                    + """
                    ((classification ->> 'by' <> 'MODEL' and category is null)
                        or (classification ->> 'by' = 'MODEL'
                            and (category is null or classification ->> 'is' = 'CONTESTED' or category = any($1))))
                    order by id desc limit $2
                    """;

    private static final String PLACED =
            LATEST
                    + """
                    classification ->> 'is' = 'ASSIGNED' and category is not null and category <> all($1)
                    order by id desc limit $2
                    """;

    private static final String KEEP =
            """
            insert into emerging_category as known (id, first_seen, last_seen)
            select id, $2, $2 from unnest($1::text[]) as t (id)
            on conflict (id) do update set last_seen = greatest(known.last_seen, excluded.last_seen)
            """;

    /// One that isn't found again has no demands left by which it could be known.
    private static final String FORGET =
            "delete from emerging_category where adopted_as is null and id <> all($1)";

    /// As an erasure locks them, before anything else: neither waits for the other in a circle.
    private static final String HOLD =
            "select from demand where id = any($1) order by source, external_id for key share";

    private static final String MEMBERS =
            """
            insert into emerging_member (demand, emerging)
            select demand.id, t.emerging from unnest($1::bigint[], $2::text[]) as t (id, emerging)
            join demand on demand.id = t.id order by source, external_id
            """;

    private final Pool pool;

    EmergingStore(Pool pool) {
        this.pool = pool;
    }

    /// What is remembered of an emerging category.
    ///
    /// @param adoptedAs code of the category that it became, null if it didn't
    record Known(LocalDate firstSeen, @Nullable String adoptedAs) {}

    /// The latest demands that no category takes, ascending by id.
    ///
    /// @param inner ids of the categories that have others below them
    Uni<List<OpenDemand>> open(Integer[] inner, int limit) {
        return read(OPEN, inner, limit);
    }

    /// The latest demands that a category takes which has none below it.
    Uni<List<OpenDemand>> placed(Integer[] inner, int limit) {
        return read(PLACED, inner, limit);
    }

    private Uni<List<OpenDemand>> read(String sql, Integer[] inner, int limit) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(inner, limit))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(EmergingStore::demand)
                                .toList()
                                .reversed());
    }

    private static OpenDemand demand(Row row) {
        var person = row.getBuffer("person");
        return new OpenDemand(
                row.getLong("id"),
                RedactedText.stored(row.getString("title")),
                RedactedText.stored(row.getString("text")),
                row.getLocalDate("received_on"),
                person == null ? 0 : person.getLong(0),
                row.getInteger("category"));
    }

    /// Members of the clusters as last found, by the clusters' ids.
    Uni<Map<String, Set<Long>>> members() {
        return pool.query("select emerging, demand from emerging_member")
                .execute()
                .map(rows -> {
                    var members = new HashMap<String, Set<Long>>();
                    for (var row : rows) {
                        var _ =
                                members.computeIfAbsent(
                                                row.getString("emerging"), _ -> new HashSet<>())
                                        .add(row.getLong("demand"));
                    }
                    return members;
                });
    }

    /// Keeps what was found on a day in place of what was found before.
    Uni<Void> keep(Collection<EmergingCategory> found, LocalDate day) {
        var ids = new ArrayList<String>();
        var demands = new ArrayList<Long>();
        var emerging = new ArrayList<String>();
        for (var each : found) {
            ids.add(each.id());
            for (var member : each.members()) {
                demands.add(member);
                emerging.add(each.id());
            }
        }
        return pool.withTransaction(tx ->
                tx.preparedQuery(HOLD)
                        .execute(Tuple.of((Object) demands.toArray(Long[]::new)))
                        .chain(() -> tx.query("delete from emerging_member").execute())
                        .chain(() ->
                                tx.preparedQuery(KEEP)
                                        .execute(Tuple.of(ids.toArray(String[]::new), day)))
                        .chain(() ->
                                tx.preparedQuery(FORGET)
                                        .execute(Tuple.of((Object) ids.toArray(String[]::new))))
                        .chain(() ->
                                tx.preparedQuery(MEMBERS)
                                        .execute(
                                                Tuple.of(
                                                        demands.toArray(Long[]::new),
                                                        emerging.toArray(String[]::new))))
                        .replaceWithVoid());
    }

    /// What is remembered, by id.
    Uni<Map<String, Known>> known() {
        return pool.query("select id, first_seen, adopted_as from emerging_category")
                .execute()
                .map(rows -> {
                    var known = new HashMap<String, Known>();
                    for (var row : rows) {
                        known.put(
                                row.getString("id"),
                                new Known(
                                        row.getLocalDate("first_seen"),
                                        row.getString("adopted_as")));
                    }
                    return known;
                });
    }
}
