package org.demandinsight.classify;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Taxonomy;
import org.jspecify.annotations.Nullable;

/// The texts whose category somebody told: training examples, and demands that their source placed. Read page by page, in
/// the same order each time; of very many demands an even sample. It blocks: not for the event loop.
final class LabelledTexts implements Iterable<LabelledText> {
    /// Demands that a model learns from at most.
    static final int MOST = 100_000;

    private static final int PAGE = 2_000;

    /// What a source placed, by declared category or one mapped to it.
    private static final String TOLD =
            "classification ->> 'by' = 'SOURCE' and category is not null";

    private final Pool pool;
    private final Taxonomy taxonomy;

    LabelledTexts(Pool pool, Taxonomy taxonomy) {
        this.pool = pool;
        this.taxonomy = taxonomy;
    }

    /// How many there are, counted up to a few more than are read.
    long count() {
        return number("select count(*) as n from training_example")
                + number(
                        "select count(*) as n from (select from demand where "
                                + TOLD
                                + " limit "
                                + 2 * MOST
                                + ") as few");
    }

    private long number(String sql) {
        return OffLoop.await(
                () -> pool.query(sql).execute().map(rows -> rows.iterator().next().getLong("n")));
    }

    @Override
    public Iterator<LabelledText> iterator() {
        long told = number("select count(*) as n from demand where " + TOLD);
        long every = Math.max(1, told / MOST);
        var examples = "select id, title, text, category from training_example where id > $1";
        var demands =
                "select id, title, text, category from demand where id > $1 and "
                        + TOLD
                        + " and id % "
                        + every
                        + " = 0";
        return Stream.concat(pages(examples), pages(demands)).iterator();
    }

    private Stream<LabelledText> pages(String sql) {
        return Stream.iterate(page(sql, 0), page -> page.size() > 0, page -> page(sql, last(page)))
                .flatMap(page -> StreamSupport.stream(page.spliterator(), false))
                .map(this::text)
                .filter(text -> text != null);
    }

    private RowSet<Row> page(String sql, long after) {
        return OffLoop.await(() ->
                pool.preparedQuery(sql + " order by id limit " + PAGE).execute(Tuple.of(after)));
    }

    private static long last(RowSet<Row> page) {
        long last = 0;
        for (var row : page) {
            last = row.getLong("id");
        }
        return last;
    }

    private @Nullable LabelledText text(Row row) {
        int id = taxonomy.tree().standsFor(row.getInteger("category"));
        var category = taxonomy.category(id);
        return category == null
                ? null
                : new LabelledText(
                        RedactedText.stored(row.getString("title")),
                        RedactedText.stored(row.getString("text")),
                        category.code());
    }
}
