package org.demandinsight.insight.blindspot;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Remembers when each blind spot was first found, by its identity.
@ApplicationScoped
class BlindSpotStore {
    private static final String SEE =
            """
            insert into blind_spot_seen as known (identity, first_seen, last_seen)
            select identity, $2, $2 from unnest($1::text[]) as t (identity)
            on conflict (identity) do update set
                first_seen = least(known.first_seen, excluded.first_seen),
                last_seen = greatest(known.last_seen, excluded.last_seen)
            returning identity, first_seen
            """;

    private final Pool pool;

    BlindSpotStore(Pool pool) {
        this.pool = pool;
    }

    /// Says that these were found on a day, and learns when each was found first.
    Uni<Map<String, LocalDate>> see(Collection<String> identities, LocalDate day) {
        return pool.preparedQuery(SEE)
                .execute(Tuple.of(identities.toArray(String[]::new), day))
                .map(rows -> {
                    var first = new HashMap<String, LocalDate>();
                    rows.forEach(row ->
                            first.put(row.getString("identity"), row.getLocalDate("first_seen")));
                    return Map.copyOf(first);
                });
    }
}
