package org.demandinsight.demand;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
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
    private final Pool pool;
    private final ChangeLog changes;

    Placements(Pool pool, ChangeLog changes) {
        this.pool = pool;
        this.changes = changes;
    }

    /// A demand that a newer model may place.
    ///
    /// @param version of its record
    /// @param redactor that cleaned its texts
    /// @param model version of the model that placed it, 0 if none did
    public record Open(
            long id, int version, int redactor, int model, RedactedText title, RedactedText text) {}

    /// What a model decided about a demand.
    public record Decided(Open demand, Classification classification) {}

    /// The next demands that were placed by a model older than one, or not at all, and about which that one hasn't decided.
    ///
    /// @param after the last of the batch before; null at the beginning
    public Uni<List<Open>> open(int model, @Nullable Open after, int limit) {
        int lastModel = after == null ? -1 : after.model();
        long lastId = after == null ? 0 : after.id();
        return pool.preparedQuery(PlacementSql.NEXT)
                .execute(Tuple.of(model, lastModel, lastId, limit))
                .map(Placements::open);
    }

    private static List<Open> open(RowSet<Row> rows) {
        var open = new ArrayList<Open>(rows.size());
        for (var row : rows) {
            open.add(
                    new Open(
                            row.getLong("id"),
                            row.getInteger("version"),
                            row.getInteger("redactor"),
                            row.getInteger("model"),
                            RedactedText.stored(row.getString("title")),
                            RedactedText.stored(row.getString("text"))));
        }
        return open;
    }

    /// The categories that were split, and those of sources that stood for them; none for a model that doesn't know the taxonomy as it is.
    public Uni<List<Integer>> splitCategories(int model) {
        return pool.preparedQuery(PlacementSql.SPLIT_CATEGORIES)
                .execute(Tuple.of(model))
                .map(rows -> {
                    var ids = new ArrayList<Integer>();
                    rows.forEach(row -> ids.add(row.getInteger("id")));
                    return ids;
                });
    }

    /// The next demands that their source placed in a category which was split since, and about which a model hasn't decided.
    ///
    /// @param after the last of the batch before; null at the beginning
    public Uni<List<Open>> openOfSplit(int model, int category, @Nullable Open after, int limit) {
        return pool.preparedQuery(PlacementSql.NEXT_OF_SPLIT)
                .execute(Tuple.of(model, category, after == null ? 0L : after.id(), limit))
                .map(Placements::open);
    }

    /// Keeps what a model decided, apart: nobody sees it before [#takeOver].
    ///
    /// @return how many demands that is; those that are gone are left out
    public Uni<Integer> decide(int model, List<Decided> decided) {
        var ids = new ArrayList<Long>();
        var versions = new ArrayList<Integer>();
        var redactors = new ArrayList<Integer>();
        var categories = new ArrayList<@Nullable Integer>();
        var why = new ArrayList<JsonObject>();
        for (var each : decided) {
            ids.add(each.demand().id());
            versions.add(each.demand().version());
            redactors.add(each.demand().redactor());
            categories.add(DemandRows.code(each.classification().category()));
            why.add(ClassificationJson.write(each.classification()));
        }
        var rows = Tuple.of(model);
        rows.addValue(ids.toArray(Long[]::new));
        rows.addValue(versions.toArray(Integer[]::new));
        rows.addValue(redactors.toArray(Integer[]::new));
        rows.addValue(categories.toArray(Integer[]::new));
        rows.addValue(why.toArray(JsonObject[]::new));
        return pool.preparedQuery(PlacementSql.DECIDE).execute(rows).map(RowSet::rowCount);
    }

    /// Whether a model isn't in use, or what it decided isn't in its place.
    public Uni<Boolean> hasToTakeOver(int model) {
        return pool.preparedQuery(
                        """
                        select exists (select from decided)
                            or exists (select from model_version where version = $1 and in_use_since is null) as waits
                        """)
                .execute(Tuple.of(model))
                .map(rows -> rows.iterator().next().getBoolean("waits"));
    }

    /// Puts a model to use: all demands that count elsewhere by what it decided than by what a former one did do so at once, in the
    /// record and in each index.
    ///
    /// @return how many these are
    public Uni<Integer> takeOver(int model) {
        return pool.withTransaction(tx ->
                tx.query("create temporary table moved (demand bigint) on commit drop")
                        .execute()
                        .chain(() -> tx.preparedQuery(PlacementSql.MOVE).execute(Tuple.of(model)))
                        .chain(() -> tx.preparedQuery(PlacementSql.USE).execute(Tuple.of(model)))
                        .chain(() -> changes.appendMoved(tx)));
    }

    /// Goes on where [#takeOver] has left: demands that no model had placed come to their places, and of those that stay where they are
    /// the record says how sure the model is, and why.
    ///
    /// @param after where the former call ended, 0 at the beginning
    /// @return where this one ended, the same if nothing is left
    public Uni<Long> placeRest(int model, long after, int limit) {
        return pool.preparedQuery(PlacementSql.REST_END)
                .execute(Tuple.of(after, limit))
                .map(rows -> rows.iterator().next().getLong("last"))
                .chain(last ->
                        last == null
                                ? Uni.createFrom().item(after)
                                : placeBetween(model, after, last).replaceWith(last));
    }

    private Uni<Void> placeBetween(int model, long after, long last) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(PlacementSql.REST)
                        .execute(Tuple.of(model, after, last))
                        .map(rows -> {
                            var moved = new ArrayList<Long>();
                            for (var row : rows) {
                                if (row.getBoolean("moved")) {
                                    moved.add(row.getLong("id"));
                                }
                            }
                            return moved;
                        })
                        .chain(moved -> changes.append(tx, moved)));
    }

    /// Forgets what was decided: all of it has its place, or is out of date.
    public Uni<Void> forgetDecided() {
        return pool.query("truncate decided").execute().replaceWithVoid();
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
