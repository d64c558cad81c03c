package org.demandinsight.classify;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Keeps every model that was used, with what it was made of and how well it did.
@ApplicationScoped
class ModelStore {
    private static final Logger LOG = Logger.getLogger(ModelStore.class);

    private final Pool pool;

    /// A model under its number.
    record Kept(int version, Model model) {}

    ModelStore(Pool pool) {
        this.pool = pool;
    }

    /// Keeps a model under the next number.
    Uni<Kept> keep(Model model) {
        var card = model.card();
        var trainedOn =
                new JsonObject()
                        .put("told", card.told())
                        .put("examples", card.examples())
                        .put("categories", card.categories())
                        .put("terms", card.terms())
                        .put("seed", card.seed());
        var metrics = new JsonArray();
        for (var level : card.levels()) {
            metrics.add(
                    new JsonObject()
                            .put("level", level.level())
                            .put("texts", level.texts())
                            .put("macroF1", level.macroF1())
                            .put("accuracy", level.accuracy())
                            .put("ece", level.ece()));
        }
        return pool.preparedQuery(
                        "insert into model_version (taxonomy, trained_on, metrics, model)"
                                + " values ($1, $2, $3, $4) returning version")
                .execute(
                        Tuple.of(
                                card.taxonomyVersion(),
                                trainedOn,
                                metrics,
                                Buffer.buffer(ModelFile.write(model))))
                .map(rows -> new Kept(rows.iterator().next().getInteger("version"), model));
    }

    /// The newest model, if it is one that this code can read.
    Uni<Optional<Kept>> newest() {
        return pool.query("select version, model from model_version order by version desc limit 1")
                .execute()
                .map(rows -> {
                    for (var row : rows) {
                        return read(row.getInteger("version"), row.getBuffer("model").getBytes());
                    }
                    return Optional.empty();
                });
    }

    private static Optional<Kept> read(int version, byte[] bytes) {
        try {
            return Optional.of(new Kept(version, ModelFile.read(bytes)));
        } catch (IllegalArgumentException e) {
            LOG.warnf("Model %d can't be used, a new one is trained: %s", version, e.getMessage());
            return Optional.empty();
        }
    }
}
