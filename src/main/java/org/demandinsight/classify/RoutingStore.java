package org.demandinsight.classify;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Keeps the versions of the routing model. Of all but the latest two only the card stays.
@ApplicationScoped
class RoutingStore {
    /// Another process may still be reading the one before.
    private static final String FORGET =
            "update routing_version set model = '' where version < $1 - 1 and model <> ''";

    private final Pool pool;

    RoutingStore(Pool pool) {
        this.pool = pool;
    }

    /// Keeps a model and numbers it.
    Uni<Integer> keep(ModelCard card, Buffer file, RoutedFrom routedFrom) {
        var row =
                Tuple.of(
                        routedFrom.json().put("sample", card.told()).put("terms", card.terms()),
                        metrics(card),
                        file);
        return pool.preparedQuery(
                        "insert into routing_version (trained_on, metrics, model) values ($1, $2, $3) returning version")
                .execute(row)
                .map(rows -> rows.iterator().next().getInteger("version"))
                .call(version -> pool.preparedQuery(FORGET).execute(Tuple.of(version)));
    }

    private static JsonObject metrics(ModelCard card) {
        var measured = card.levels().getFirst();
        return new JsonObject()
                .put("demands", measured.texts())
                .put("departments", measured.categories())
                .put("topOne", measured.accuracy())
                .put("topThree", measured.topThree())
                .put("ece", measured.ece());
    }

    /// Number of the latest version, 0 if there is none.
    Uni<Integer> latest() {
        return pool.query("select coalesce(max(version), 0) as version from routing_version")
                .execute()
                .map(rows -> rows.iterator().next().getInteger("version"));
    }

    /// A version for [RoutingFile]; null if it is not there, or only its card.
    Uni<@Nullable Buffer> file(int version) {
        return pool.preparedQuery(
                        "select model from routing_version where version = $1 and model <> ''")
                .execute(Tuple.of(version))
                .map(rows ->
                        rows.iterator().hasNext()
                                ? rows.iterator().next().getBuffer("model").getDelegate()
                                : null);
    }

    /// What a version was made of.
    Uni<RoutedFrom> routedFrom(int version) {
        return pool.preparedQuery("select trained_on from routing_version where version = $1")
                .execute(Tuple.of(version))
                .map(rows -> RoutedFrom.of(rows.iterator().next().getJsonObject("trained_on")));
    }
}
