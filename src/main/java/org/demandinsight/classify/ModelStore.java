package org.demandinsight.classify;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Keeps the versions of the model. Of all but the latest few only the card stays: what each was made of and how well it
/// did.
@ApplicationScoped
class ModelStore {
    private static final String KEEP =
            """
            insert into model_version (taxonomy, trained_on, metrics, model) values ($1, $2, $3, $4) returning version
            """;

    /// The way back reaches over the last two that were in use before.
    private static final String FORGET =
            """
            update model_version set model = '' where model <> '' and version < (
                select version from model_version where in_use_since is not null order by version desc offset 2 limit 1)
            """;

    private final Pool pool;

    ModelStore(Pool pool) {
        this.pool = pool;
    }

    /// A version as it was kept.
    ///
    /// @param file for [ModelFile]
    record Kept(int version, LearnedFrom learnedFrom, Buffer file) {}

    /// Keeps a model and numbers it.
    ///
    /// @param file the model as [ModelFile] writes it: packing takes long, and this may run on an event loop
    Uni<Integer> keep(Model model, Buffer file, LearnedFrom learnedFrom) {
        var card = model.card();
        var row =
                Tuple.of(
                        card.taxonomyVersion(),
                        learnedFrom
                                .json()
                                .put("told", card.told())
                                .put("categories", card.categories()),
                        metrics(card),
                        file);
        return pool.preparedQuery(KEEP)
                .execute(row)
                .map(rows -> rows.iterator().next().getInteger("version"))
                .call(_ -> pool.query(FORGET).execute());
    }

    private static JsonObject metrics(ModelCard card) {
        return new JsonObject()
                .put("measuredOnExamples", card.measuredOnExamples())
                .put("levels", LevelMetricsJson.write(card.levels()));
    }

    /// Versions for a taxonomy, 0 where there is none.
    ///
    /// @param kept the latest
    /// @param inUse the latest by which demands are placed
    record Latest(int kept, int inUse) {}

    /// The latest versions for a taxonomy.
    Uni<Latest> latest(int taxonomy) {
        return pool.preparedQuery(
                        """
                        select coalesce(max(version), 0) as kept,
                            coalesce(max(version) filter (where in_use_since is not null), 0) as in_use
                        from model_version where taxonomy = $1
                        """)
                .execute(Tuple.of(taxonomy))
                .map(rows -> rows.iterator().next())
                .map(row -> new Latest(row.getInteger("kept"), row.getInteger("in_use")));
    }

    /// A version; null if it is not there, or only its card.
    Uni<@Nullable Kept> load(int version) {
        return pool.preparedQuery(
                        "select trained_on, model from model_version where version = $1 and model <> ''")
                .execute(Tuple.of(version))
                .map(rows -> {
                    if (!rows.iterator().hasNext()) {
                        return null;
                    }
                    var row = rows.iterator().next();
                    return new Kept(
                            version,
                            LearnedFrom.of(row.getJsonObject("trained_on")),
                            row.getBuffer("model").getDelegate());
                });
    }
}
