package org.demandinsight.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.privacy.RedactedText;

/// The rows whose texts an older redactor cleaned, table by table, and the way in which they are replaced: where they stand,
/// without a new version, so that the less redacted text stays nowhere.
@ApplicationScoped
class RedactedRows {
    /// Each is walked by its primary key. An index on the redactor's number would have to be kept by every import, and all rows
    /// enter it anew with every redactor, to save one reading of the table a day.
    enum Table {
        /// What an import has changed meanwhile is left to the next walk. Reasons quote the text: what a model decided about another text
        /// is decided again (model 0 is older than any). Rows are locked in the order of keys, as an import does.
        DEMANDS(
                "select id, version, title, text, reply from demand where redactor < $1 and id > $2 order by id limit $3",
                """
                former as (
                    select id, new_title, new_text, new_reply,
                        (title, text, reply) is distinct from (new_title, new_text, new_reply) as differs
                    from demand join given on id = given_id and version = given_version
                    where redactor < $1 order by source, external_id for no key update of demand)
                update demand set title = new_title, text = new_text, reply = new_reply, redactor = $1,
                    classification = case when differs and classification ->> 'by' = 'MODEL'
                        then classification || '{"model": 0, "reasons": []}' else classification end
                from former where demand.id = former.id
                returning demand.id, differs
                """),
        /// After the demands: what an import moves to history while they are walked is met here.
        HISTORY(
                """
                select entry as id, 0 as version, record ->> 'title' as title, record ->> 'text' as text,
                    record ->> 'reply' as reply
                from demand_history where (record ->> 'redactor')::integer < $1 and entry > $2 order by entry limit $3
                """,
                """
                former as (
                    select entry, new_title, new_text, new_reply,
                        (record ->> 'title', record ->> 'text', record ->> 'reply')
                            is distinct from (new_title, new_text, new_reply) as differs
                    from demand_history join given on entry = given_id)
                update demand_history set record = record
                    || jsonb_build_object('title', new_title, 'text', new_text, 'reply', new_reply, 'redactor', $1::integer)
                    || case when differs then jsonb_build_object('classification', (record -> 'classification') || '{"reasons": []}')
                        else '{}' end
                from former where demand_history.entry = former.entry
                returning former.entry as id, differs
                """),
        EXAMPLES(
                """
                select id, 0 as version, title, text, '' as reply
                from training_example where redactor < $1 and id > $2 order by id limit $3
                """,
                """
                former as (
                    select id, new_title, new_text, (title, text) is distinct from (new_title, new_text) as differs
                    from training_example join given on id = given_id where redactor < $1)
                update training_example set title = new_title, text = new_text, redactor = $1
                from former where training_example.id = former.id
                returning former.id, differs
                """),
        /// Examples of categories that were made of what emerged; one a line.
        ADOPTED(
                """
                select category.id, hashtext(array_to_string(examples, chr(10))) as version, '' as title,
                    array_to_string(examples, chr(10)) as text, '' as reply
                from category join emerging_category on adopted_as = code
                where redactor < $1 and category.id > $2 order by category.id limit $3
                """,
                """
                former as (
                    select id, code, new_text, array_to_string(examples, chr(10)) is distinct from new_text as differs
                    from category join given on id = given_id
                        and hashtext(array_to_string(examples, chr(10))) = given_version),
                cleaned as (
                    update emerging_category set redactor = $1 from former where adopted_as = former.code)
                update category set examples = string_to_array(new_text, chr(10))
                from former where category.id = former.id
                returning category.id, differs
                """);

        private final String next;
        private final String keep;

        Table(String next, String keep) {
            this.next = next;
            this.keep =
                    """
                    with given as (
                        select * from unnest($2::bigint[], $3::integer[], $4::text[], $5::text[], $6::text[])
                            as t (given_id, given_version, new_title, new_text, new_reply)),
                    """
                            + keep;
        }
    }

    private final Pool pool;
    private final ChangeLog changes;

    RedactedRows(Pool pool, ChangeLog changes) {
        this.pool = pool;
        this.changes = changes;
    }

    /// Texts that stand together in a row.
    ///
    /// @param version of a demand, 0 elsewhere
    record Texts(long id, int version, String title, String text, String reply) {
        Texts each(Function<String, RedactedText> redactor) {
            return new Texts(
                    id,
                    version,
                    redactor.apply(title).value(),
                    redactor.apply(text).value(),
                    redactor.apply(reply).value());
        }
    }

    /// The next after an id that a redactor older than one cleaned, in order.
    Uni<List<Texts>> after(Table table, int redactor, long id, int limit) {
        return pool.preparedQuery(table.next)
                .execute(Tuple.of(redactor, id, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(RedactedRows::texts).toList());
    }

    private static Texts texts(Row row) {
        return new Texts(
                row.getLong("id"),
                row.getInteger("version"),
                row.getString("title"),
                row.getString("text"),
                row.getString("reply"));
    }

    /// Keeps what a redactor made of them. Indexes hear of the demands whose texts differ now, and take the former ones out of
    /// their files too.
    ///
    /// @return how many differ
    Uni<Integer> keep(Table table, int redactor, List<Texts> rows) {
        var parameters = Tuple.of(redactor);
        parameters.addValue(rows.stream().map(Texts::id).toArray(Long[]::new));
        parameters.addValue(rows.stream().map(Texts::version).toArray(Integer[]::new));
        parameters.addValue(rows.stream().map(Texts::title).toArray(String[]::new));
        parameters.addValue(rows.stream().map(Texts::text).toArray(String[]::new));
        parameters.addValue(rows.stream().map(Texts::reply).toArray(String[]::new));
        return pool.withTransaction(tx ->
                tx.preparedQuery(table.keep)
                        .execute(parameters)
                        .map(kept -> StreamSupport.stream(kept.spliterator(), false))
                        .map(kept ->
                                kept.filter(row -> row.getBoolean("differs"))
                                        .map(row -> row.getLong("id"))
                                        .toList())
                        .call(differ ->
                                table == Table.DEMANDS
                                        ? forget(tx, differ)
                                        : Uni.createFrom().voidItem())
                        .map(List::size));
    }

    /// What a model decided about them quotes them.
    private Uni<Void> forget(SqlConnection tx, List<Long> demands) {
        return tx.preparedQuery("delete from decided where demand = any($1)")
                .execute(Tuple.of(demands.toArray(Long[]::new)))
                .chain(() -> changes.appendThorough(tx, demands));
    }
}
