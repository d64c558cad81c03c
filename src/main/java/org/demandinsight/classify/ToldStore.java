package org.demandinsight.classify;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.StreamSupport;
import org.demandinsight.privacy.RedactedText;
import org.jspecify.annotations.Nullable;

/// Reads the texts whose category somebody told: the files of examples, and the demands that their source or an analyst
/// placed.
@ApplicationScoped
class ToldStore {
    /// Ids of the further categories of a demand.
    private static final String ALSO_OF_DEMAND =
            "jsonb_path_query_array(classification, '$.also[*][0]')";

    /// Where such texts are kept.
    enum Table {
        EXAMPLES("training_example where true", "to_jsonb(also)", "hash_array_extended(also, 0)"),
        /// What analysts decided. Must read like the index `demand_corrected`.
        CORRECTIONS(
                "demand where category is not null and classification ->> 'by' = 'ANALYST'",
                ALSO_OF_DEMAND,
                "0"),
        /// Must read like the index `demand_told`.
        DEMANDS(
                "demand where category is not null and classification ->> 'by' = 'SOURCE'",
                ALSO_OF_DEMAND,
                "0");

        private final String rows;
        private final String also;
        private final String markOfAlso;

        /// @param also the further categories, as an array of ids
        /// @param markOfAlso another where these are others; demands are told by their number
        Table(String rows, String also, String markOfAlso) {
            this.rows = rows;
            this.also = also;
            this.markOfAlso = markOfAlso;
        }
    }

    /// How many texts a category has, as met.
    ///
    /// @param mark another where other texts are there
    record Count(int category, long texts, long mark) {}

    private final Pool pool;

    ToldStore(Pool pool) {
        this.pool = pool;
    }

    /// Another whenever an analyst decides or takes a decision back, or an import ends. Cheap, and the same for all processes. Counts, as
    /// what is committed later may have begun earlier.
    Uni<String> latest() {
        return pool.query(
                        """
                        select concat_ws(' ', decided, undone, ended, last_end, '') as latest from
                            (select count(*) as decided, count(undone_at) as undone from reclassification) as said,
                            (select count(finished_at) as ended, max(finished_at) as last_end from import_run) as brought
                        """)
                .execute()
                .map(rows -> rows.iterator().next().getString("latest"));
    }

    Uni<List<Count>> counts(Table table) {
        return pool.query(
                        "select category, count(*) as texts, bit_xor(hashint8extended(id, category) # "
                                + table.markOfAlso
                                + ") as mark from "
                                + table.rows
                                + " group by category order by category")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(ToldStore::count).toList());
    }

    private static Count count(Row row) {
        return new Count(row.getInteger("category"), row.getLong("texts"), row.getLong("mark"));
    }

    /// Ids of a random sample of a category's texts, the same every time.
    Uni<long[]> ids(Table table, int category, int limit) {
        return pool.preparedQuery(
                        "select id from "
                                + table.rows
                                + " and category = $1 order by hashint8(id), id limit $2")
                .execute(Tuple.of(category, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.mapToLong(row -> row.getLong("id")).toArray());
    }

    /// The texts of ids in their order. One that is gone is empty: whoever reads twice reads as many.
    ///
    /// @param code of their category
    /// @param codes of further ones by id; null for one that nobody declared
    Uni<List<LabelledText>> texts(
            Table table, String code, long[] ids, IntFunction<@Nullable String> codes) {
        return pool.preparedQuery(
                        "select id, title, text, "
                                + table.also
                                + " as also from "
                                + table.rows
                                + " and id = any($1)")
                .execute(Tuple.of(Arrays.stream(ids).boxed().toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, LabelledText> found = new HashMap<>();
                    for (var row : rows) {
                        found.put(
                                row.getLong("id"),
                                new LabelledText(
                                        RedactedText.stored(row.getString("title")),
                                        RedactedText.stored(row.getString("text")),
                                        categories(code, row.getJsonArray("also"), codes)));
                    }
                    var gone = new LabelledText(RedactedText.EMPTY, RedactedText.EMPTY, code);
                    return Arrays.stream(ids).mapToObj(id -> found.getOrDefault(id, gone)).toList();
                });
    }

    private static List<String> categories(
            String code, JsonArray also, IntFunction<@Nullable String> codes) {
        var categories = new ArrayList<>(List.of(code));
        for (var id : also) {
            var further = codes.apply(((Number) id).intValue());
            if (further != null && !categories.contains(further)) {
                categories.add(further);
            }
        }
        return categories;
    }
}
