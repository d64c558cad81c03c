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
import java.util.Locale;
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
            (demand.classification ->> 'by' = 'MODEL'
                    or (demand.classification ->> 'by' = 'SOURCE' and demand.category is null))
                and (demand.classification ->> 'model')::integer < $1
            """;

    /// Nobody can say any more where a split category's demands belong: what their source said of them doesn't hold, and is kept under
    /// what a model says. A model that still knows the split category has nothing to say about them.
    private static final String SPLIT =
            """
            (demand.classification ->> 'by' = 'SOURCE' and demand.category in (select id from category_split)
                and (select max(version) from taxonomy_version) = (select taxonomy from model_version where version = $1))
            """;

    private static final String NEXT =
            """
            select id, version, redactor, title, text, (classification ->> 'model')::integer as model from demand
            where ((classification ->> 'model')::integer, id) > ($2, $3)
                and not exists (
                    select from decided where decided.demand = demand.id and decided.model = $1
                        and decided.version = demand.version and decided.redactor = demand.redactor)
                and
            """
                    + OPEN
                    + " order by (classification ->> 'model')::integer, id limit $4";

    /// Must read like the index `demand_told`.
    private static final String NEXT_OF_SPLIT =
            """
            select id, version, redactor, title, text, 0 as model from demand
            where category = $2 and classification ->> 'by' = 'SOURCE' and id > $3
                and not exists (
                    select from decided where decided.demand = demand.id and decided.model = $1
                        and decided.version = demand.version and decided.redactor = demand.redactor)
            order by id limit $4
            """;

    /// Of demands that are still what was read. Their rows are held meanwhile, in the order of keys, as an import holds them: neither waits
    /// for the other in a circle.
    private static final String DECIDE =
            """
            with given as (
                select * from unnest($2::bigint[], $3::integer[], $4::integer[], $5::integer[], $6::jsonb[])
                    as t (given_id, given_version, given_redactor, place, why)),
            still as (
                select id, version, redactor, place, why from demand
                join given on id = given_id and version = given_version and redactor = given_redactor
                order by source, external_id for share of demand)
            insert into decided (demand, version, redactor, model, category, classification)
            select id, version, redactor, $1, place, why from still
            on conflict (demand) do update set version = excluded.version, redactor = excluded.redactor,
                model = excluded.model, category = excluded.category, classification = excluded.classification
            """;

    /// Of what was decided about demands that are still what they were.
    private static final String FORMER =
            """
            with former as (
                select id, decided.category as place, decided.classification as why,
                    demand.category is distinct from decided.category as moved
                from demand join decided on decided.demand = id and decided.model = $1
                    and decided.version = demand.version and decided.redactor = demand.redactor
                where %s and (
            """
                    + OPEN
                    + " or "
                    + SPLIT
                    + """
                    )
                    order by source, external_id for no key update of demand),
                    placed as (
                        update demand set category = place, classification = why || case
                            when demand.classification ? 'former'
                                then jsonb_build_object('former', demand.classification -> 'former')
                            when demand.classification ->> 'by' = 'SOURCE' and demand.category is not null
                                then jsonb_build_object('former', demand.classification || '{"reasons": []}')
                            else '{}' end
                        from former where demand.id = former.id
                        returning demand.id, moved)
                    """;

    /// What a model had placed, or a source in a category that was split since, and counts elsewhere now.
    private static final String MOVE =
            String.format(
                            Locale.ROOT,
                            FORMER,
                            "(demand.classification ->> 'by' = 'MODEL' or "
                                    + SPLIT
                                    + ") and demand.category is distinct from decided.category")
                    + "insert into moved select id from placed";

    private static final String REST =
            String.format(Locale.ROOT, FORMER, "decided.demand > $2 and decided.demand <= $3")
                    + "select id, moved from placed";

    private static final String REST_END =
            """
            select max(demand) as last from (select demand from decided where demand > $1 order by demand limit $2) as next
            """;

    private static final String USE =
            "update model_version set in_use_since = now() where version = $1 and in_use_since is null";

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
        return pool.preparedQuery(NEXT)
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
        return pool.preparedQuery(
                        """
                        select id from category_split where (select max(version) from taxonomy_version)
                            = (select taxonomy from model_version where version = $1) order by id
                        """)
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
        return pool.preparedQuery(NEXT_OF_SPLIT)
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
        return pool.preparedQuery(DECIDE).execute(rows).map(RowSet::rowCount);
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
                        .chain(() -> tx.preparedQuery(MOVE).execute(Tuple.of(model)))
                        .chain(() -> tx.preparedQuery(USE).execute(Tuple.of(model)))
                        .chain(() -> changes.appendMoved(tx)));
    }

    /// Goes on where [#takeOver] has left: demands that no model had placed come to their places, and of those that stay where they are
    /// the record says how sure the model is, and why.
    ///
    /// @param after where the former call ended, 0 at the beginning
    /// @return where this one ended, the same if nothing is left
    public Uni<Long> placeRest(int model, long after, int limit) {
        return pool.preparedQuery(REST_END)
                .execute(Tuple.of(after, limit))
                .map(rows -> rows.iterator().next().getLong("last"))
                .chain(last ->
                        last == null
                                ? Uni.createFrom().item(after)
                                : placeBetween(model, after, last).replaceWith(last));
    }

    private Uni<Void> placeBetween(int model, long after, long last) {
        return pool.withTransaction(tx ->
                tx.preparedQuery(REST)
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
