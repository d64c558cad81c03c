package org.demandinsight.cluster;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.demandinsight.privacy.Redactor;

/// What an adoption reads and writes, all within its transaction.
@ApplicationScoped
public class AdoptionStore {
    /// What a demand gives as an example. Its title, where it has any: the examples of other categories are short, and beside them a whole
    /// text would make any long text look like this category. Erasure knows it by the same expression.
    public static final String SAID =
            "translate(coalesce(nullif(title, ''), left(text, 200)), chr(10) || '|', '  ')";

    private static final String EXAMPLES =
            "select id, redactor, "
                    + SAID
                    + " as said from demand where id = any($1) order by source, external_id for key share";

    /// What demands say, as examples of a category.
    ///
    /// @param redactor the oldest that cleaned one of them
    record Examples(List<String> said, int redactor) {}

    /// What these say, each only once; none of them is erased before the transaction ends.
    Uni<Examples> examples(SqlConnection tx, List<Long> demands) {
        return tx.preparedQuery(EXAMPLES)
                .execute(Tuple.of((Object) demands.toArray(Long[]::new)))
                .map(rows -> {
                    var saidOf = new HashMap<Long, String>();
                    int redactor = Redactor.VERSION;
                    for (var row : rows) {
                        saidOf.put(row.getLong("id"), row.getString("said"));
                        redactor = Math.min(redactor, row.getInteger("redactor"));
                    }
                    var said =
                            demands.stream()
                                    .map(saidOf::get)
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .toList();
                    return new Examples(said, redactor);
                });
    }

    /// As which category one is adopted, the empty text if it isn't; empty if it isn't known any more.
    Uni<Optional<String>> adoptedAs(SqlConnection tx, String id) {
        return tx.preparedQuery(
                        "select coalesce(adopted_as, '') as code from emerging_category where id = $1 for update")
                .execute(Tuple.of(id))
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getString("code"))
                                .findFirst());
    }

    /// Whether there is a category of the code, whatever this process has seen of the taxonomy.
    Uni<Boolean> isTaken(SqlConnection tx, String code) {
        return tx.preparedQuery("select from category where code = $1")
                .execute(Tuple.of(code))
                .map(rows -> rows.size() > 0);
    }

    /// Says as which category one is adopted.
    ///
    /// @param redactor by which the category's examples are clean
    Uni<Void> adopt(SqlConnection tx, String id, String code, int redactor) {
        return tx.preparedQuery(
                        "update emerging_category set adopted_as = $2, redactor = $3 where id = $1")
                .execute(Tuple.of(id, code, redactor))
                .replaceWithVoid();
    }
}
