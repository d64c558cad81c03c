package org.demandinsight.demand;

import java.util.Locale;

/// The statements by which models place demands. `$1` is the version of the model, but of [#REST_END].
final class PlacementSql {
    /// Must read like the index `demand_open_to_models`.
    private static final String OPEN =
            """
            (demand.classification ->> 'by' = 'MODEL'
                    or (demand.classification ->> 'by' = 'SOURCE' and demand.category is null))
                and (demand.classification ->> 'model')::integer < $1
            """;

    /// Nobody can say any more where a split category's demands belong: what their source said of them doesn't hold, and is kept under
    /// what a model says. A model that still knows the split category has nothing to say about them.
    private static final String SPLIT =
            """
            (demand.classification ->> 'by' = 'SOURCE' and demand.category in (select id from category_split)
                and (select max(version) from taxonomy_version) = (select taxonomy from model_version where version = $1))
            """;

    static final String NEXT =
            """
            select id, version, redactor, title, text, (classification ->> 'model')::integer as model from demand
            where ((classification ->> 'model')::integer, id) > ($2, $3)
                and not exists (
                    select from decided where decided.demand = demand.id and decided.model = $1
                        and decided.version = demand.version and decided.redactor = demand.redactor)
                and
            """
                    + OPEN
                    + " order by (classification ->> 'model')::integer, id limit $4";

    /// Must read like the index `demand_told`.
    static final String NEXT_OF_SPLIT =
            """
            select id, version, redactor, title, text, 0 as model from demand
            where category = $2 and classification ->> 'by' = 'SOURCE' and id > $3
                and not exists (
                    select from decided where decided.demand = demand.id and decided.model = $1
                        and decided.version = demand.version and decided.redactor = demand.redactor)
            order by id limit $4
            """;

    /// Of demands that are still what was read. Their rows are held meanwhile, in the order of keys, as an import holds them: neither waits
    /// for the other in a circle.
    static final String DECIDE =
            """
            with given as (
                select * from unnest($2::bigint[], $3::integer[], $4::integer[], $5::integer[], $6::jsonb[])
                    as t (given_id, given_version, given_redactor, place, why)),
            still as (
                select id, version, redactor, place, why from demand
                join given on id = given_id and version = given_version and redactor = given_redactor
                order by source, external_id for share of demand)
            insert into decided (demand, version, redactor, model, category, classification)
            select id, version, redactor, $1, place, why from still
            on conflict (demand) do update set version = excluded.version, redactor = excluded.redactor,
                model = excluded.model, category = excluded.category, classification = excluded.classification
            """;

    /// Of what was decided about demands that are still what they were.
    private static final String FORMER =
            """
            with former as (
                select id, decided.category as place, decided.classification as why,
                    demand.category is distinct from decided.category as moved
                from demand join decided on decided.demand = id and decided.model = $1
                    and decided.version = demand.version and decided.redactor = demand.redactor
                where %s and (
            """
                    + OPEN
                    + " or "
                    + SPLIT
                    + """
                    )
                    order by source, external_id for no key update of demand),
                    placed as (
                        update demand set category = place, classification = why || case
                            when demand.classification ? 'former'
                                then jsonb_build_object('former', demand.classification -> 'former')
                            when demand.classification ->> 'by' = 'SOURCE' and demand.category is not null
                                then jsonb_build_object('former', demand.classification || '{"reasons": []}')
                            else '{}' end
                        from former where demand.id = former.id
                        returning demand.id, moved)
                    """;

    /// What a model had placed, or a source in a category that was split since, and counts elsewhere now.
    static final String MOVE =
            String.format(
                            Locale.ROOT,
                            FORMER,
                            "(demand.classification ->> 'by' = 'MODEL' or "
                                    + SPLIT
                                    + ") and demand.category is distinct from decided.category")
                    + "insert into moved select id from placed";

    static final String REST =
            String.format(Locale.ROOT, FORMER, "decided.demand > $2 and decided.demand <= $3")
                    + "select id, moved from placed";

    static final String REST_END =
            """
            select max(demand) as last from (select demand from decided where demand > $1 order by demand limit $2) as next
            """;

    static final String USE =
            "update model_version set in_use_since = now() where version = $1 and in_use_since is null";

    /// The same condition as of [#SPLIT].
    static final String SPLIT_CATEGORIES =
            """
            select id from category_split where (select max(version) from taxonomy_version)
                = (select taxonomy from model_version where version = $1) order by id
            """;

    private PlacementSql() {}
}
