package org.demandinsight.demand;

import java.util.List;
import java.util.Locale;

/// The columns of a demand's record, and the set-wise statements built of them.
final class DemandSql {
    /// A column with the type by which `unnest` takes it.
    record Column(String name, String type) {}

    /// What a record says; two records are the same when all of these are.
    static final List<Column> SAID =
            List.of(
                    new Column("kind", "text"),
                    new Column("status", "text"),
                    new Column("channel", "text"),
                    new Column("received_on", "date"),
                    new Column("received_at", "timestamptz"),
                    new Column("occurred_on", "date"),
                    new Column("occurred_at", "timestamptz"),
                    new Column("due_on", "date"),
                    new Column("due_at", "timestamptz"),
                    new Column("closed_on", "date"),
                    new Column("closed_at", "timestamptz"),
                    new Column("person", "bytea"),
                    new Column("requester_kind", "text"),
                    new Column("language", "text"),
                    new Column("title", "text"),
                    new Column("text", "text"),
                    new Column("reply", "text"),
                    new Column("replied_on", "date"),
                    new Column("replied_at", "timestamptz"),
                    new Column("area", "integer"),
                    new Column("department", "integer"),
                    new Column("latitude", "double precision"),
                    new Column("longitude", "double precision"),
                    new Column("supporters", "integer"),
                    new Column("transfers", "integer"),
                    new Column("reopens", "integer"),
                    new Column("satisfied", "boolean"),
                    new Column("category", "integer"),
                    new Column("classification", "jsonb"));

    /// How we came by the record.
    static final List<Column> HOW =
            List.of(
                    new Column("source", "integer"),
                    new Column("external_id", "text"),
                    new Column("as_of", "timestamptz"),
                    new Column("row_hash", "bytea"),
                    new Column("mapping", "text"),
                    new Column("redactor", "integer"),
                    new Column("run", "bigint"));

    private static final List<Column> ALL =
            java.util.stream.Stream.concat(SAID.stream(), HOW.stream()).toList();

    /// What a model decided isn't what the source said: a new model doesn't make a record new. A category that the source
    /// gives, changes or takes back does; the statement looks at that.
    private static final List<Column> COMPARED = SAID.subList(0, SAID.size() - 2);

    private static final String INPUT =
            String.format(
                    Locale.ROOT,
                    "unnest(%s) as given (%s)",
                    list(
                            ALL,
                            column -> "$" + (ALL.indexOf(column) + 1) + "::" + column.type + "[]"),
                    list(ALL, Column::name));

    /// Adds what is new, changes what a newer record says otherwise, and returns a row for each of these; the trigger
    /// keeps the former version, another an analyst's word. In the order of keys, so that two writers never wait for each other in a circle.
    static final String UPSERT =
            String.format(
                    Locale.ROOT,
                    """
                    insert into demand as old (%s)
                    select %s from %s order by source, external_id
                    on conflict (source, external_id) do update set %s, version = old.version + 1, recorded_at = now()
                    where excluded.as_of >= old.as_of
                        and (old.row_hash, old.mapping) is distinct from (excluded.row_hash, excluded.mapping)
                        and ((%s) is distinct from (%s)
                            or told_by_source(old.classification) is distinct from told_by_source(excluded.classification)
                            or told_by_source(excluded.classification) is not null
                                and coalesce(old.classification -> 'former', old.classification) -> 'also'
                                    is distinct from excluded.classification -> 'also')
                    returning old.id, old.version = 1 as added
                    """,
                    list(ALL, Column::name),
                    list(ALL, Column::name),
                    INPUT,
                    list(ALL, column -> column.name + " = excluded." + column.name),
                    list(COMPARED, column -> "old." + column.name),
                    list(COMPARED, column -> "excluded." + column.name));

    /// What came too late to be current goes to history, once.
    static final String KEEP_LATE =
            String.format(
                    Locale.ROOT,
                    """
                    insert into demand_history (demand, version, recorded_at, as_of, run, row_hash, record)
                    select current.id, null, now(), given.as_of, given.run, given.row_hash, to_jsonb(given)
                    from %s
                    join demand current on current.source = given.source and current.external_id = given.external_id
                    where given.as_of < current.as_of
                        and (current.row_hash, current.mapping) is distinct from (given.row_hash, given.mapping)
                        and not exists (
                            select from demand_history former
                            where former.demand = current.id and former.row_hash = given.row_hash)
                    """,
                    INPUT);

    static final String BY_IDS =
            String.format(
                    Locale.ROOT,
                    "select id, version, recorded_at, %s from demand where id = any($1)",
                    list(ALL, Column::name));

    static final String ROW_HASHES =
            """
            select demand.source, demand.external_id, demand.row_hash
            from unnest($1::integer[], $2::text[]) as wanted (source, external_id)
            join demand on demand.source = wanted.source and demand.external_id = wanted.external_id
            """;

    private DemandSql() {}

    private static String list(
            List<Column> columns, java.util.function.Function<Column, String> text) {
        return String.join(", ", columns.stream().map(text).toList());
    }
}
