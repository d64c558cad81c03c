package org.demandinsight.city;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Locale;

/// Maps what imports met to what crosswalks say that it is, whichever came first. A crosswalk of the source goes before one for all, one
/// for a whole path of names before one for its beginning. What no crosswalk names stands for itself again.
public final class Crosswalks {

    private Crosswalks() {}

    /// Maps all that was met, after crosswalks or declarations changed.
    public static Uni<Void> apply(SqlConnection transaction, CodeKind... kinds) {
        return Multi.createFrom()
                .items(kinds)
                .onItem()
                .transformToUniAndConcatenate(kind -> transaction.query(sql(kind)).execute())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static String sql(CodeKind kind) {
        return String.format(
                Locale.ROOT,
                """
                with met as (
                    select id, lower(code) as code, lower(substr(code, strpos(code, ':') + 1)) as name from %1$s
                    where origin = 'MET'),
                named as (
                    select met.id, target.id as target, row_number() over (
                        partition by met.id order by crosswalk.source = '', length(crosswalk.from_code) desc) as place
                    from met
                    join crosswalk on crosswalk.kind = '%2$s' and starts_with(
                        case crosswalk.source when '' then met.name else met.code end || '/',
                        lower(case crosswalk.source when '' then '' else crosswalk.source || ':' end
                            || crosswalk.from_code) || '/')
                    join %1$s target on target.code = crosswalk.to_code and target.origin = 'DECLARED'),
                wanted as (
                    select met.id, named.target from met left join named on named.id = met.id and named.place = 1)
                update %1$s set mapped_to = wanted.target from wanted
                where %1$s.id = wanted.id and %1$s.mapped_to is distinct from wanted.target
                """,
                kind.name().toLowerCase(Locale.ROOT),
                kind.name());
    }
}
