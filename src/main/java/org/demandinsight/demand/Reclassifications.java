package org.demandinsight.demand;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.kernel.Problem;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.jspecify.annotations.Nullable;

/// What analysts decided about where demands belong. It stands over what the source and any model say, whatever comes in later,
/// until it is undone; each decision is kept.
@ApplicationScoped
public class Reclassifications {
    /// The newest decisions about a demand that are told.
    public static final int MOST = 50;

    /// A takeover holds the demands that it moves: whoever clicks meanwhile must not use up the connections.
    private static final String PATIENCE = "set local lock_timeout = '2s'";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String STANDING =
            "select category, classification from demand where id = $1 for no key update";

    private static final String KEEP =
            """
            insert into reclassification (demand, category, former_category, former_by, former_model, former_probability)
            values ($1, $2, $3, $4, $5, $6)
            """;

    private static final String LAST =
            """
            select entry, former_category, former_by from reclassification
            where demand = $1 and undone_at is null order by entry desc limit 1
            """;

    private static final String BY_DEMANDS =
            """
            select demand, decided_at, category, former_category, former_by, former_model, former_probability, undone_at
            from (
                select *, row_number() over (partition by demand order by entry desc) as place
                from reclassification where demand = any($1)) as decided
            where place <= $2
            order by demand, entry desc
            """;

    private final Pool pool;
    private final ChangeLog changes;

    Reclassifications(Pool pool, ChangeLog changes) {
        this.pool = pool;
        this.changes = changes;
    }

    /// One decision.
    ///
    /// @param category id of the category, 0 if nothing fits
    /// @param former id of the category under which the demand counted before, 0 for none
    /// @param formerDecider who had placed it there
    /// @param formerProbability what a model had said that its place was worth; null where none had, or it found none
    /// @param undoneAt null while it isn't undone
    public record Reclassification(
            Instant at,
            int category,
            int former,
            Decider formerDecider,
            @Nullable Double formerProbability,
            @Nullable Instant undoneAt) {}

    /// What became of a decision.
    ///
    /// @param changed false if all was so already
    public record Outcome(Classification classification, boolean changed) {}

    /// Places a demand by an analyst's word. Said twice it is done once.
    ///
    /// @param category id of a declared category, 0 if nothing fits
    /// @return null if there is no such demand
    public Uni<@Nullable Outcome> decide(long demand, int category) {
        return atDemand(
                demand,
                (tx, standing) -> {
                    var before = ClassificationJson.read(standing);
                    var decided = decided(before, category);
                    if (before.equals(decided)) {
                        return Uni.createFrom().item(new Outcome(before, false));
                    }
                    return tx.preparedQuery(KEEP)
                            .execute(row(demand, category, before))
                            .chain(() ->
                                    place(
                                            tx,
                                            demand,
                                            ClassificationJson.writeOver(standing, decided)));
                });
    }

    /// Takes the last decision about a demand back: what stood before it stands again, another decision or what source and model
    /// say. A model's is looked at anew, by the model in use, within minutes.
    ///
    /// @return null if there is no such demand
    public Uni<@Nullable Outcome> undo(long demand) {
        return atDemand(
                demand,
                (tx, standing) ->
                        tx.preparedQuery(LAST)
                                .execute(Tuple.of(demand))
                                .chain(rows ->
                                        rows.iterator().hasNext()
                                                ? undo(tx, demand, standing, rows.iterator().next())
                                                : Uni.createFrom()
                                                        .item(
                                                                new Outcome(
                                                                        ClassificationJson.read(
                                                                                standing),
                                                                        false))));
    }

    private Uni<Outcome> undo(SqlConnection tx, long demand, JsonObject standing, Row last) {
        var restored =
                last.getString("former_by").equals(Decider.Kind.ANALYST.name())
                        ? ClassificationJson.writeOver(
                                standing, byAnalyst(id(last.getInteger("former_category"))))
                        : ClassificationJson.under(standing);
        return tx.preparedQuery("update reclassification set undone_at = now() where entry = $1")
                .execute(Tuple.of(last.getLong("entry")))
                .chain(() -> place(tx, demand, restored));
    }

    /// Whoever confirms a category says nothing against the others that a demand belongs to.
    private static Classification decided(Classification before, int category) {
        return before instanceof Assigned(var best, var also, _, _) && best.category() == category
                ? new Assigned(new Candidate(category, 1), also, Decider.ANALYST, List.of())
                : byAnalyst(category);
    }

    private static Classification byAnalyst(int category) {
        return category == 0
                ? new Unplaced(Decider.ANALYST)
                : new Assigned(new Candidate(category, 1), Decider.ANALYST, List.of());
    }

    private interface Change {
        Uni<Outcome> make(SqlConnection tx, JsonObject standing);
    }

    private Uni<@Nullable Outcome> atDemand(long demand, Change change) {
        return pool.withTransaction(tx ->
                tx.query(PATIENCE)
                        .execute()
                        .chain(() -> tx.preparedQuery(STANDING).execute(Tuple.of(demand)))
                        .onFailure(Reclassifications::isHeld)
                        .transform(_ ->
                                Problem.BUSY.because(
                                        "新模型正在接管这件诉求，请几秒后再试",
                                        "a new model is taking this demand over; try again in a few seconds"))
                        .chain(rows ->
                                rows.iterator().hasNext()
                                        ? change.make(
                                                tx,
                                                rows.iterator()
                                                        .next()
                                                        .getJsonObject("classification"))
                                        : Uni.createFrom().nullItem()));
    }

    private static boolean isHeld(Throwable failure) {
        return failure instanceof PgException refused
                && LOCK_NOT_AVAILABLE.equals(refused.getSqlState());
    }

    private Uni<Outcome> place(SqlConnection tx, long demand, JsonObject json) {
        var placed = ClassificationJson.read(json);
        return tx.preparedQuery(
                        "update demand set category = $2, classification = $3 where id = $1")
                .execute(Tuple.of(demand, DemandRows.code(placed.category()), json))
                .chain(() -> changes.append(tx, List.of(demand)))
                .replaceWith(new Outcome(placed, true));
    }

    private static Tuple row(long demand, int category, Classification before) {
        var decider = before.decider();
        boolean modelled = decider.kind() == Decider.Kind.MODEL && before.category() != 0;
        return Tuple.of(
                demand,
                DemandRows.code(category),
                DemandRows.code(before.category()),
                decider.kind().name(),
                decider.modelVersion(),
                modelled ? probability(before) : null);
    }

    private static double probability(Classification placed) {
        return switch (placed) {
            case Assigned assigned -> assigned.best().probability();
            case Classification.Contested contested ->
                    contested.candidates().getFirst().probability();
            case Unplaced _ -> 0;
        };
    }

    /// The decisions about these demands, each demand's newest first; demands without any are missing.
    public Uni<Map<Long, List<Reclassification>>> of(Collection<Long> demands) {
        return pool.preparedQuery(BY_DEMANDS)
                .execute(Tuple.of(demands.toArray(Long[]::new), MOST))
                .map(rows -> {
                    var found = new HashMap<Long, List<Reclassification>>();
                    for (var row : rows) {
                        found.computeIfAbsent(row.getLong("demand"), _ -> new ArrayList<>())
                                .add(reclassification(row));
                    }
                    return found;
                });
    }

    private static Reclassification reclassification(Row row) {
        var undone = row.getOffsetDateTime("undone_at");
        return new Reclassification(
                row.getOffsetDateTime("decided_at").toInstant(),
                id(row.getInteger("category")),
                id(row.getInteger("former_category")),
                new Decider(
                        Decider.Kind.valueOf(row.getString("former_by")),
                        row.getInteger("former_model")),
                row.getDouble("former_probability"),
                undone == null ? null : undone.toInstant());
    }

    private static int id(@Nullable Integer category) {
        return category == null ? 0 : category;
    }
}
