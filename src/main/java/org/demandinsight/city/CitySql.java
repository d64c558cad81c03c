package org.demandinsight.city;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import org.demandinsight.kernel.Written;

/// Set-wise statements of the city's tables. Each returns a row for what it added or changed, and none for what was so.
final class CitySql {
    static final String DECLARE_AREAS =
            """
            insert into area as old (code, name_zh, name_en, population, origin)
            select code, zh, en, people, 'DECLARED'
            from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as t (code, zh, en, people)
            on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                population = excluded.population, origin = 'DECLARED', mapped_to = null
            where (old.name_zh, old.name_en, old.population, old.origin)
                is distinct from (excluded.name_zh, excluded.name_en, excluded.population, excluded.origin)
            returning (xmax = 0) as added
            """;

    static final String AREA_PARENTS =
            """
            update area set parent = above.id
            from unnest($1::text[], $2::text[]) as t (code, parent_code)
            left join area above on above.code = t.parent_code
            where area.code = t.code and area.parent is distinct from above.id
            """;

    static final String DECLARE_DEPARTMENTS =
            """
            insert into department as old (code, name_zh, name_en, phones, origin)
            select code, zh, en, string_to_array(phones, '|'), 'DECLARED'
            from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as t (code, zh, en, phones)
            on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                phones = excluded.phones, origin = 'DECLARED', mapped_to = null
            where (old.name_zh, old.name_en, old.phones, old.origin)
                is distinct from (excluded.name_zh, excluded.name_en, excluded.phones, excluded.origin)
            returning (xmax = 0) as added
            """;

    static final String DECLARE_SOURCES =
            """
            insert into source as old (code, name_zh, name_en, zone)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
            on conflict (code) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                zone = excluded.zone
            where (old.name_zh, old.name_en, old.zone)
                is distinct from (excluded.name_zh, excluded.name_en, excluded.zone)
            returning (xmax = 0) as added
            """;

    static final String MEET_SOURCE =
            """
            insert into source (code, name_zh, name_en, zone) values ($1, $2, $3, $4) on conflict (code) do nothing
            """;

    static final String DECLARE_HOLIDAYS =
            """
            insert into holiday as old (day, name_zh, name_en, working)
            select * from unnest($1::date[], $2::text[], $3::text[], $4::boolean[])
            on conflict (day) do update set name_zh = excluded.name_zh, name_en = excluded.name_en,
                working = excluded.working
            where (old.name_zh, old.name_en, old.working)
                is distinct from (excluded.name_zh, excluded.name_en, excluded.working)
            returning (xmax = 0) as added
            """;

    static final String DECLARE_CROSSWALKS =
            """
            insert into crosswalk as old (kind, source, from_code, to_code)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])
            on conflict (kind, source, from_code) do update set to_code = excluded.to_code
            where old.to_code is distinct from excluded.to_code
            returning (xmax = 0) as added
            """;

    static final String MEET_AREAS =
            """
            insert into area (code, name_zh, name_en, parent, origin)
            select t.code, t.name, t.name, above.id, 'MET'
            from unnest($1::text[], $2::text[], $3::text[]) as t (code, name, parent_code)
            left join area above on above.code = t.parent_code
            on conflict (code) do nothing
            """;

    static final String MEET_DEPARTMENTS =
            """
            insert into department (code, name_zh, name_en, origin)
            select code, name, name, 'MET'
            from unnest($1::text[], $2::text[], $3::text[]) as t (code, name, _)
            on conflict (code) do nothing
            """;

    private CitySql() {}

    /// @param given how many rows the statement was given
    static Written written(RowSet<Row> result, int given) {
        int added = 0;
        int changed = 0;
        for (var row : result) {
            if (row.getBoolean("added")) {
                added++;
            } else {
                changed++;
            }
        }
        return new Written(added, changed, given - added - changed, 0);
    }
}
