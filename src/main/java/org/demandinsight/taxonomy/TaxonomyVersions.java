package org.demandinsight.taxonomy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.TaxonomyChange.Kind;

/// What became of the taxonomy over the years: where a series by category breaks, and why.
@ApplicationScoped
public class TaxonomyVersions {
    private final Pool pool;

    TaxonomyVersions(Pool pool) {
        this.pool = pool;
    }

    static Uni<Void> add(SqlConnection tx, String name, List<TaxonomyChange> changes) {
        var json = new JsonArray();
        changes.forEach(change -> json.add(json(change)));
        return tx.preparedQuery("insert into taxonomy_version (name, changes) values ($1, $2)")
                .execute(Tuple.of(name, json))
                .replaceWithVoid();
    }

    private static JsonObject json(TaxonomyChange change) {
        return new JsonObject()
                .put("kind", change.kind().name())
                .put("code", change.code())
                .put("zh", change.name().zh())
                .put("en", change.name().en())
                .put("replacedBy", new JsonArray(change.replacedBy()));
    }

    /// The latest versions, the newest first.
    public Uni<List<TaxonomyVersion>> latest(int limit) {
        return pool.preparedQuery("select * from taxonomy_version order by version desc limit $1")
                .execute(Tuple.of(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(TaxonomyVersions::version).toList());
    }

    private static TaxonomyVersion version(Row row) {
        return new TaxonomyVersion(
                row.getInteger("version"),
                row.getString("name"),
                row.getOffsetDateTime("imported_at").toInstant(),
                row.getJsonArray("changes").stream()
                        .map(JsonObject.class::cast)
                        .map(TaxonomyVersions::change)
                        .toList());
    }

    private static TaxonomyChange change(JsonObject json) {
        return new TaxonomyChange(
                Kind.valueOf(json.getString("kind")),
                json.getString("code"),
                new Wording(json.getString("zh"), json.getString("en")),
                json.getJsonArray("replacedBy").stream().map(String.class::cast).toList());
    }
}
