package org.demandinsight.classify.review;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.demandinsight.privacy.RedactedText;

/// Reads what a review needs: a sample of the demands that models placed, and what people answered so far.
@ApplicationScoped
class ReviewStore {
    private static final String DRAWN = "(hashint8extended(id, 7) & 63) = 0";

    /// A sample by pages of the table, the same as long as the seed is, and the newest beside it.
    private static final String SAMPLE =
            String.format(
                    Locale.ROOT,
                    """
                    with size as (select greatest(reltuples, 1) as demands from pg_class where oid = 'demand'::regclass),
                    seen as (
                        select id, true as sampled from demand
                            tablesample system ((select least(100, 100 * $1 / demands) from size)) repeatable ($2)
                        where classification ->> 'by' = 'MODEL'
                        union all
                        select id, false from (select id, classification from demand order by id desc limit $3) as newest
                        where classification ->> 'by' = 'MODEL')
                    select id, coalesce(category, 0) as category, received_on, sampled, %s as drawn,
                        classification ->> 'is' = 'CONTESTED' as contested,
                        coalesce((classification -> 'candidates' -> 0 ->> 1)::float8, 0) as probability
                    from (select id, bool_or(sampled) as sampled from seen group by id) as each join demand using (id)
                    """,
                    DRAWN);

    private static final String ANSWERED =
            """
            select coalesce(former_category, 0) as category, count(*)::integer as answers from reclassification
            where undone_at is null and former_by = 'MODEL' group by former_category
            """;

    private static final String LATEST_ANSWERED =
            """
            select title, left(text, $2) as text from demand
            join (select distinct demand from (
                    select demand from reclassification where undone_at is null order by entry desc limit $1) as latest) as answered
                on demand = id
            """;

    private static final String REVIEWED =
            String.format(
                    Locale.ROOT,
                    """
                    select coalesce(category, 0) as category, former_category, former_probability from (
                        select *, row_number() over (partition by demand order by entry) as place from reclassification
                        where undone_at is null and former_by = 'MODEL' and former_model in (
                                select version from model_version
                                where taxonomy = (select taxonomy from model_version where version = $1))
                            and former_probability is not null) as first
                    where place = 1 and demand in (select id from demand where id = demand and %s)
                    """,
                    DRAWN);

    private final Pool pool;

    ReviewStore(Pool pool) {
        this.pool = pool;
    }

    /// A sample of about so many demands, and the newest, as far as a model placed them.
    Uni<List<PlacedDemand>> sample(int about, int newest, int seed) {
        return pool.preparedQuery(SAMPLE)
                .execute(Tuple.of((double) about, (double) seed, (long) newest))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(ReviewStore::placed).toList());
    }

    private static PlacedDemand placed(Row row) {
        return new PlacedDemand(
                row.getLong("id"),
                row.getInteger("category"),
                row.getDouble("probability"),
                row.getBoolean("contested"),
                row.getLocalDate("received_on"),
                row.getBoolean("drawn"),
                row.getBoolean("sampled"));
    }

    /// How many answers people gave about demands that a model had counted under a category, by its id (0: under none).
    Uni<Map<Integer, Integer>> answered() {
        return pool.query(ANSWERED)
                .execute()
                .map(rows -> {
                    var answers = new HashMap<Integer, Integer>();
                    rows.forEach(row ->
                            answers.put(row.getInteger("category"), row.getInteger("answers")));
                    return answers;
                });
    }

    /// What a demand says, as far as it tells it from others.
    record Words(long id, RedactedText title, RedactedText text) {}

    /// The words of the demands about which people answered last.
    Uni<List<Words>> latestAnswered(int most, int characters) {
        return pool.preparedQuery(LATEST_ANSWERED)
                .execute(Tuple.of(most, characters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(row -> words(0, row)).toList());
    }

    /// The words of these demands, by id; those that are gone are missing.
    Uni<Map<Long, Words>> words(List<Long> ids, int characters) {
        return pool.preparedQuery(
                        "select id, title, left(text, $2) as text from demand where id = any($1)")
                .execute(Tuple.of(ids.toArray(Long[]::new), characters))
                .map(rows -> {
                    var found = new HashMap<Long, Words>();
                    for (var row : rows) {
                        long id = row.getLong("id");
                        found.put(id, words(id, row));
                    }
                    return found;
                });
    }

    private static Words words(long id, Row row) {
        return new Words(
                id,
                RedactedText.stored(row.getString("title")),
                RedactedText.stored(row.getString("text")));
    }

    /// Those of them that stand where a model placed them still.
    Uni<Set<Long>> stillOpen(Collection<Long> ids) {
        return pool.preparedQuery(
                        "select id from demand where id = any($1) and classification ->> 'by' = 'MODEL'")
                .execute(Tuple.of((Object) ids.toArray(Long[]::new)))
                .map(rows -> {
                    var open = new HashSet<Long>();
                    rows.forEach(row -> open.add(row.getLong("id")));
                    return open;
                });
    }

    /// A demand drawn at random that somebody reviewed.
    ///
    /// @param answer id of the category where it belongs, 0 if nowhere
    /// @param said id of the category where the model had placed it
    /// @param probability that the model had stated
    record Reviewed(int answer, int said, double probability) {}

    /// What people said of demands drawn at random that a version of the model, or a former one for the same taxonomy, had placed.
    Uni<List<Reviewed>> reviewed(int model) {
        return pool.preparedQuery(REVIEWED)
                .execute(Tuple.of(model))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows ->
                        rows.map(row ->
                                        new Reviewed(
                                                row.getInteger("category"),
                                                row.getInteger("former_category"),
                                                row.getDouble("former_probability")))
                                .toList());
    }
}
