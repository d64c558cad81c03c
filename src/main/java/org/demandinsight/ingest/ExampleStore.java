package org.demandinsight.ingest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.List;
import org.demandinsight.kernel.Written;
import org.demandinsight.privacy.Redactor;

/// Keeps the examples that the classifier learns from.
@ApplicationScoped
class ExampleStore {
    private static final String UPSERT =
            """
            insert into training_example as old (row_hash, title, text, category, also, redactor)
            select row_hash, title, text, category, array(select jsonb_array_elements_text(also)::integer), $6
            from unnest($1::bytea[], $2::text[], $3::text[], $4::integer[], $5::jsonb[])
                as t (row_hash, title, text, category, also)
            on conflict (row_hash) do update set title = excluded.title, text = excluded.text,
                category = excluded.category, also = excluded.also, redactor = excluded.redactor
            where (old.category, old.also, old.redactor)
                is distinct from (excluded.category, excluded.also, excluded.redactor)
            returning (xmax = 0) as added
            """;

    private final Pool pool;

    ExampleStore(Pool pool) {
        this.pool = pool;
    }

    /// Adds examples, or gives them another category; no row hash twice in one call.
    Uni<Written> write(List<Example> examples) {
        var rows =
                Tuple.of(
                        examples.stream().map(ExampleStore::hash).toArray(Buffer[]::new),
                        examples.stream().map(e -> e.title().value()).toArray(String[]::new),
                        examples.stream().map(e -> e.text().value()).toArray(String[]::new),
                        examples.stream()
                                .map(e -> e.categories().getFirst())
                                .toArray(Integer[]::new),
                        examples.stream().map(ExampleStore::also).toArray(JsonArray[]::new),
                        Redactor.VERSION);
        return pool.preparedQuery(UPSERT)
                .execute(rows)
                .map(result -> {
                    int added = 0;
                    for (var row : result) {
                        added += row.getBoolean("added") ? 1 : 0;
                    }
                    int changed = result.rowCount() - added;
                    return new Written(added, changed, examples.size() - added - changed, 0);
                });
    }

    private static JsonArray also(Example example) {
        var categories = example.categories();
        return new JsonArray(categories.subList(1, categories.size()));
    }

    private static Buffer hash(Example example) {
        var hash = example.rowHash();
        return Buffer.buffer(
                ByteBuffer.allocate(16).putLong(hash.high()).putLong(hash.low()).array());
    }
}
