package org.demandinsight.demand;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.demandinsight.privacy.KeyedHash;

/// The tombstones of demands that were erased: what comes again under such a key isn't stored.
@ApplicationScoped
public class ErasedKeys {
    private static final String AMONG =
            """
            select given.source, given.external_id
            from unnest($1::integer[], $2::text[], $3::bytea[]) as given (source, external_id, hash)
            join erased_key on erased_key.hash = given.hash
            """;

    /// Another transaction may have erased a demand while this one waited to write it again.
    private static final String TAKE_AWAY =
            "with erased as ("
                    + AMONG
                    + """
                    ) delete from demand using erased
                    where demand.source = erased.source and demand.external_id = erased.external_id
                    """;

    private static final String ADD =
            "insert into erased_key (hash) select unnest($1::bytea[]) on conflict do nothing";

    private final Pool pool;
    private final KeyedHash hash;

    ErasedKeys(Pool pool, KeyedHash hash) {
        this.pool = pool;
        this.hash = hash;
    }

    /// Those of the keys that were erased.
    public Uni<Set<DemandKey>> among(Collection<DemandKey> keys) {
        return pool.preparedQuery(AMONG)
                .execute(hashed(keys))
                .map(rows -> {
                    var erased = new HashSet<DemandKey>();
                    rows.forEach(row ->
                            erased.add(
                                    new DemandKey(
                                            row.getInteger("source"),
                                            row.getString("external_id"))));
                    return erased;
                });
    }

    /// Says that demands are being erased.
    public Uni<Void> add(SqlConnection transaction, Collection<DemandKey> keys) {
        return transaction
                .preparedQuery(ADD)
                .execute(Tuple.of((Object) keys.stream().map(this::bytes).toArray(Buffer[]::new)))
                .replaceWithVoid();
    }

    /// Deletes what a transaction has written in spite of a tombstone, as its last look before its changes.
    Uni<Void> takeAway(SqlConnection transaction, List<DemandRecord> records) {
        var keys = records.stream().map(record -> record.demand().key()).toList();
        return transaction.preparedQuery(TAKE_AWAY).execute(hashed(keys)).replaceWithVoid();
    }

    private Tuple hashed(Collection<DemandKey> keys) {
        return Tuple.of(
                keys.stream().map(DemandKey::source).toArray(Integer[]::new),
                keys.stream().map(DemandKey::externalId).toArray(String[]::new),
                keys.stream().map(this::bytes).toArray(Buffer[]::new));
    }

    private Buffer bytes(DemandKey key) {
        var erased = hash.erased(key.source(), key.externalId());
        return Buffer.buffer().appendLong(erased.high()).appendLong(erased.low());
    }
}
