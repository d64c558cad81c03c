package org.demandinsight.classify;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.demandinsight.kernel.Problem;
import org.demandinsight.kernel.ProblemException;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jspecify.annotations.Nullable;

/// The versions of the model, how well each did, and the way back to a former one.
@ApplicationScoped
public class ModelVersions {
    private static final String COLUMNS =
            "version, trained_at, in_use_since, taxonomy, trained_on, metrics, restored_from, model <> '' as kept";

    /// What is restored counts as made of what the latest was made of: another is trained once there is news beside that, not at once
    /// because there was some already.
    private static final String RESTORE =
            """
            insert into model_version (taxonomy, trained_on, metrics, model, restored_from)
            select former.taxonomy, latest.trained_on
                    || jsonb_build_object('told', former.trained_on -> 'told', 'categories', former.trained_on -> 'categories'),
                former.metrics, former.model, former.version
            from model_version former, model_version latest
            where former.version = $1 and former.model <> '' and former.taxonomy = $2
                and latest.version = (select max(version) from model_version where taxonomy = $2)
            returning
            """
                    + COLUMNS;

    private final Pool pool;
    private final TaxonomyStore taxonomies;
    private final Training training;

    ModelVersions(Pool pool, TaxonomyStore taxonomies, Training training) {
        this.pool = pool;
        this.taxonomies = taxonomies;
        this.training = training;
    }

    /// The latest versions, the newest first.
    public Uni<List<ModelVersion>> latest(int limit) {
        return pool.preparedQuery(
                        "select " + COLUMNS + " from model_version order by version desc limit $1")
                .execute(Tuple.of(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(ModelVersions::version).toList());
    }

    /// Puts a copy of a former version to use, under a number of its own: it decides about all demands that a model placed before anybody sees
    /// the first of them. Asked for the one in use, it does nothing.
    public Uni<ModelVersion> restore(int version) {
        return latest(1)
                .chain(latest ->
                        !latest.isEmpty() && same(latest.getFirst(), version)
                                ? Uni.createFrom().item(latest.getFirst())
                                : copy(version));
    }

    private static boolean same(ModelVersion latest, int version) {
        return latest.version() == version
                || (latest.restoredFrom() != null && latest.restoredFrom() == version);
    }

    private Uni<ModelVersion> copy(int version) {
        return pool.preparedQuery(RESTORE)
                .execute(Tuple.of(version, taxonomies.taxonomy().version()))
                .map(rows -> {
                    if (!rows.iterator().hasNext()) {
                        throw notThere(version);
                    }
                    return version(rows.iterator().next());
                })
                .invoke(training::wake);
    }

    private static ProblemException notThere(int version) {
        return Problem.MODEL_NOT_KEPT.because(
                "模型 " + version + " 不存在、已不保留，或属于分类体系的旧版本；models 中 restorable 为 true 的可以恢复",
                "model "
                        + version
                        + " doesn't exist, isn't kept any more, or knows a former version of the taxonomy; those with restorable true in `models` can be restored");
    }

    private static ModelVersion version(Row row) {
        JsonObject trainedOn = row.getJsonObject("trained_on");
        JsonObject metrics = row.getJsonObject("metrics");
        var used = row.getOffsetDateTime("in_use_since");
        @Nullable Integer restoredFrom = row.getInteger("restored_from");
        return new ModelVersion(
                row.getInteger("version"),
                row.getOffsetDateTime("trained_at").toInstant(),
                used == null ? null : used.toInstant(),
                row.getInteger("taxonomy"),
                trainedOn.getInteger("told"),
                trainedOn.getInteger("categories"),
                metrics.getBoolean("measuredOnExamples"),
                LevelMetricsJson.read(metrics.getJsonArray("levels")),
                restoredFrom,
                row.getBoolean("kept"));
    }
}
