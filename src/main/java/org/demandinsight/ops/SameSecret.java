package org.demandinsight.ops;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import org.demandinsight.privacy.KeyedHash;
import org.demandinsight.reactive.OffLoop;

/// Keeps a process away from a database that was filled under another secret: it would know nobody again, and bring back what
/// was erased. The first process says which secret it is.
@ApplicationScoped
class SameSecret {
    private static final String MARK =
            "update identity set secret = coalesce(secret, $1) returning secret";

    private final Pool pool;
    private final KeyedHash hash;

    SameSecret(Pool pool, KeyedHash hash) {
        this.pool = pool;
        this.hash = hash;
    }

    void require() {
        byte[] ours = hash.mark();
        var known =
                OffLoop.await(() ->
                        pool.preparedQuery(MARK)
                                .execute(Tuple.of(Buffer.buffer(ours)))
                                .map(rows ->
                                        rows.iterator().next().getBuffer("secret").getBytes()));
        if (!Arrays.equals(known, ours)) {
            throw new IllegalStateException(
                    "The secret is not the one under which this database was filled: give the former"
                            + " DEMANDINSIGHT_SECRET, or the former file "
                            + DataFolder.SECRET
                            + " in the data folder");
        }
    }
}
