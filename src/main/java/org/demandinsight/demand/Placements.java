package org.demandinsight.demand;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Classification;
import org.jspecify.annotations.Nullable;

/// Where demands stand in the taxonomy, and the road by which a new model places them again. What a source or an analyst
/// said is never touched. Another placing isn't another version of the record: the source said nothing new.
@ApplicationScoped
public class Placements {
    /// Must read like the index `demand_open_to_models`.
    private static final String OPEN =
            """
            (classification ->> 'by' = 'MODEL' or (classification ->> 'by' = 'SOURCE' and category is null))
                and (classification ->> 'model')::integer < $1
            """;

    private static final String NEXT =
            "select id, title, text, (classification ->> 'model')::integer as model from demand where "
                    + OPEN
                    + """
                    and ((classification ->> 'model')::integer, id) > ($2, $3)
                    order by (classification ->> 'model')::integer, id limit $4
                    """;

    /// Rows are locked in the order of keys, as an import does: neither waits for the other in a circle.
    private static final String PLACE =
            """
            with given as (select * from unnest($2::bigint[], $3::integer[], $4::jsonb[]) as t (given_id, place, why)),
            former as (
                select id, category as before, place, why from demand join given on id = given_id where
            """
                    + OPEN
                    + """
                        order by source, external_id for no key update of demand)
                    update demand set category = place, classification = why from former where demand.id = former.id
                    returning demand.id, before is distinct from place as moved
                    """;

    private final Pool pool;
    private final ChangeLog changes;

    Placements(Pool pool, ChangeLog changes) {
        this.pool = pool;
        this.changes = changes;
    }

    /// A demand that a newer model may place.
    ///
    /// @param model version of the model that placed it, 0 if none did
    public record Open(long id, int model, RedactedText title, RedactedText text) {}

    /// The next demands that were placed by a model older than one, or not at all.
    ///
    /// @param after the last of the batch before; null at the beginning
    public Uni<List<Open>> open(int model, @Nullable Open after, int limit) {
        int lastModel = after == null ? -1 : after.model();
        long lastId = after == null ? 0 : after.id();
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(model, lastModel, lastId, limit))
                .map(rows -> {
                    var open = new ArrayList<Open>(rows.size());
                    for (var row : rows) {
                        open.add(
                                new Open(
                                        row.getLong("id"),
                                        row.getInteger("model"),
                                        RedactedText.stored(row.getString("title")),
                                        RedactedText.stored(row.getString("text"))));
                    }
                    return open;
                });
    }

    /// Keeps what a model decided about demands that are still open to it. The index hears of those that count elsewhere
    /// now: how sure the model is and why stand in the record alone.
    ///
    /// @return how many count under another category than before
    public Uni<Integer> place(int model, Map<Long, Classification> placed) {
        var ids = new ArrayList<Long>();
        var categories = new ArrayList<@Nullable Integer>();
        var why = new ArrayList<JsonObject>();
        placed.forEach((id, classification) -> {
            ids.add(id);
            categories.add(DemandRows.code(classification.category()));
            why.add(ClassificationJson.write(classification));
        });
        var rows =
                Tuple.of(
                        model,
                        ids.toArray(Long[]::new),
                        categories.toArray(Integer[]::new),
                        why.toArray(JsonObject[]::new));
        return pool.withTransaction(tx ->
                tx.preparedQuery(PLACE)
                        .execute(rows)
                        .map(result -> {
                            var moved = new ArrayList<Long>();
                            for (var row : result) {
                                if (row.getBoolean("moved")) {
                                    moved.add(row.getLong("id"));
                                }
                            }
                            return moved;
                        })
                        .call(moved -> changes.append(tx, moved))
                        .map(List::size));
    }

    /// Where these demands stand; those that are gone are missing.
    public Uni<Map<Long, Classification>> byIds(Collection<Long> ids) {
        return pool.preparedQuery("select id, classification from demand where id = any($1)")
                .execute(Tuple.of(ids.toArray(Long[]::new)))
                .map(rows -> {
                    var found = new HashMap<Long, Classification>();
                    for (var row : rows) {
                        var json = row.getJsonObject("classification");
                        found.put(row.getLong("id"), ClassificationJson.read(json));
                    }
                    return found;
                });
    }
}
