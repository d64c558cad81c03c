package org.demandinsight.casegroup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demandinsight.jobs.TransactionLock;
import org.jspecify.annotations.Nullable;

/// Keeps which demands are linked, and the groups up with it, each change in one transaction.
@ApplicationScoped
public class CaseLinks {
    /// Of a letter's hub that thousands are linked with, no more are looked at again; the others stay.
    private static final int MOST_PARTNERS = 500;

    private static final String PARTNERS =
            """
            select demand, partner from unnest($1::bigint[]) as asked (demand), lateral (
                select other from case_link where one = asked.demand and decided_by = 'MODEL'
                union all
                select one from case_link where other = asked.demand and decided_by = 'MODEL'
                limit $2) as linked (partner)
            """;

    private static final String FORGET =
            """
            delete from case_link using unnest($1::bigint[], $2::bigint[]) as former (one, other)
            where case_link.one = former.one and case_link.other = former.other and decided_by = 'MODEL'
            """;

    /// Of demands that still are, which stay until it is kept; locked as an erasure locks them. What a person decided stays.
    private static final String KEEP =
            """
            with still as (
                select id from demand where id = any($1::bigint[] || $2::bigint[])
                order by source, external_id for key share of demand)
            insert into case_link (one, other, state, decided_by, probability, copy, method)
            select given.one, given.other, 'LINKED', 'MODEL', given.probability, given.copy, $5
            from unnest($1::bigint[], $2::bigint[], $3::real[], $4::boolean[]) as given (one, other, probability, copy)
            join still as first on first.id = given.one join still as second on second.id = given.other
            on conflict (one, other) do nothing
            """;

    private static final String REACHED =
            "update case_progress set method = $1, change = $2, walked = $3";

    /// Nothing if one of them is gone. Asked again, it changes nothing.
    private static final String DECIDE =
            """
            insert into case_link (one, other, state, decided_by, probability, copy, method)
            select first.id, second.id, $3, 'ANALYST', case $3 when 'LINKED' then 1 else 0 end, false, 0
            from demand as first, demand as second where first.id = $1 and second.id = $2
            on conflict (one, other) do update set state = excluded.state, decided_by = excluded.decided_by,
                probability = excluded.probability, method = 0, decided_at = case
                    when case_link.decided_by = 'ANALYST' and case_link.state = excluded.state then case_link.decided_at
                    else now() end
            """;

    private static final String TORN =
            """
            select demand from case_member where case_group = (select id from case_group where torn limit 1)
            """;

    private static final String TAKE_OUT =
            """
            with gone as (delete from case_member where demand = any($1) returning case_group)
            update case_group set torn = true where id in (select case_group from gone) returning id
            """;

    private final Pool pool;

    CaseLinks(Pool pool) {
        this.pool = pool;
    }

    /// How far demands are linked.
    ///
    /// @param method version of the model that linked them
    /// @param change of the log up to which changes are followed
    /// @param walked id up to which all demands are linked; null if all are
    record Progress(int method, long change, @Nullable Long walked) {}

    Uni<Progress> progress() {
        return pool.query("select method, change, walked from case_progress")
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new Progress(
                                row.getInteger("method"),
                                row.getLong("change"),
                                row.getLong("walked")));
    }

    /// By demand, those that a model linked it with.
    Uni<Map<Long, Set<Long>>> partners(Collection<Long> demands) {
        return pool.preparedQuery(PARTNERS)
                .execute(Tuple.of(demands.toArray(Long[]::new), MOST_PARTNERS))
                .map(rows -> {
                    var partners = new HashMap<Long, Set<Long>>();
                    for (var row : rows) {
                        var _ =
                                partners.computeIfAbsent(
                                                row.getLong("demand"), _ -> new HashSet<>())
                                        .add(row.getLong("partner"));
                    }
                    return partners;
                });
    }

    /// Puts links in the place of former ones of these demands, and notes how far all are linked. The figures of their groups follow, also
    /// where no link changed: a demand may have another person or date.
    ///
    /// @param former partners of each with which it was compared again
    Uni<Void> relink(
            Collection<Long> demands,
            Map<Long, Set<Long>> former,
            Collection<CaseLink> links,
            Progress reached) {
        var one = new ArrayList<Long>();
        var other = new ArrayList<Long>();
        former.forEach((demand, partners) -> {
            for (long partner : partners) {
                one.add(Math.min(demand, partner));
                other.add(Math.max(demand, partner));
            }
        });
        var touched = new HashSet<>(demands);
        touched.addAll(one);
        touched.addAll(other);
        for (var link : links) {
            touched.add(link.one());
            touched.add(link.other());
        }
        return pool.withTransaction(tx ->
                TransactionLock.CASE_GROUPS
                        .take(tx)
                        .chain(() ->
                                tx.preparedQuery(FORGET)
                                        .execute(
                                                Tuple.of(
                                                        one.toArray(Long[]::new),
                                                        other.toArray(Long[]::new))))
                        .chain(() -> keep(tx, links))
                        .chain(() -> Regrouping.around(tx, touched))
                        .chain(() -> note(tx, reached)));
    }

    private static Uni<Void> note(SqlConnection tx, Progress reached) {
        return tx.preparedQuery(REACHED)
                .execute(Tuple.of(reached.method, reached.change, reached.walked))
                .replaceWithVoid();
    }

    private static Uni<Void> keep(SqlConnection tx, Collection<CaseLink> links) {
        return tx.preparedQuery(KEEP)
                .execute(
                        Tuple.of(
                                links.stream().map(CaseLink::one).toArray(Long[]::new),
                                links.stream().map(CaseLink::other).toArray(Long[]::new),
                                links.stream()
                                        .map(link -> (float) link.probability())
                                        .toArray(Float[]::new),
                                links.stream().map(CaseLink::copy).toArray(Boolean[]::new),
                                PairScore.VERSION))
                .replaceWithVoid();
    }

    /// Links two demands by hand, or parts them. It holds until somebody decides otherwise: no model has a say.
    ///
    /// @return false if one of them is gone
    public Uni<Boolean> decide(long demand, long partner, boolean linked) {
        var pair = CaseLink.of(demand, partner, linked, true, linked ? 1 : 0, false);
        return pool.withTransaction(tx ->
                TransactionLock.CASE_GROUPS
                        .take(tx)
                        .chain(() ->
                                tx.preparedQuery(DECIDE)
                                        .execute(
                                                Tuple.of(
                                                        pair.one(),
                                                        pair.other(),
                                                        linked ? "LINKED" : "REJECTED")))
                        .map(rows -> rows.rowCount() > 0)
                        .call(() -> Regrouping.around(tx, List.of(demand, partner))));
    }

    /// Makes one of the groups again from which members were erased.
    ///
    /// @return false if there is none
    Uni<Boolean> mend() {
        return pool.withTransaction(tx ->
                TransactionLock.CASE_GROUPS
                        .take(tx)
                        .chain(() -> tx.query(TORN).execute())
                        .chain(rows -> {
                            var members = new ArrayList<Long>(rows.size());
                            rows.forEach(row -> members.add(row.getLong("demand")));
                            return Regrouping.around(tx, members).replaceWith(!members.isEmpty());
                        }));
    }

    /// Takes demands that are about to be erased out of their groups, whose figures follow at once; what holds the rest together is
    /// looked at in the background. Their links go with them.
    public Uni<Void> takeOut(SqlConnection tx, Collection<Long> demands) {
        return tx.preparedQuery(TAKE_OUT)
                .execute(these(demands))
                .chain(rows -> {
                    var groups = new ArrayList<Long>(rows.size());
                    rows.forEach(row -> groups.add(row.getLong("id")));
                    return Regrouping.refresh(tx, groups, true);
                });
    }

    private static Tuple these(Collection<Long> demands) {
        return Tuple.of((Object) demands.toArray(Long[]::new));
    }
}
