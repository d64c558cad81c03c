package org.demandinsight.casegroup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.demandinsight.demand.Demand.Position;
import org.demandinsight.reactive.OffLoop;
import org.jspecify.annotations.Nullable;

/// Makes the groups around some demands again, within the transaction in which their links changed, which holds the lock on case
/// groups. A group keeps its id as long as more of its members stay together than go elsewhere.
final class Regrouping {
    /// Of a heap of links, as a letter sent by thousands makes it: what is farther off stays in the group that it is in.
    private static final int MOST = 3_000;

    /// All that links lead to. Rows are locked in the order of keys, as an erasure locks them: neither waits for the other in a circle.
    private static final String REACH =
            """
            with recursive reach (demand) as (
                select unnest($1::bigint[])
                union
                select next.demand from reach, lateral (
                    select other from case_link where one = reach.demand and state = 'LINKED'
                    union all
                    select one from case_link where other = reach.demand and state = 'LINKED') as next (demand)),
            heap as (select demand from reach limit $2)
            select demand.id, received_on, latitude, longitude, coalesce(case_group, 0) as case_group
            from heap join demand on demand.id = heap.demand
            left join case_member on case_member.demand = demand.id
            order by source, external_id for key share of demand
            """;

    private static final String LINKS =
            """
            select one, other, state, decided_by, probability, copy from case_link
            where one = any($1) and other = any($1) order by decided_at desc, one, other
            """;

    private static final String NEW =
            "insert into case_group (tickets) select 0 from generate_series(1, $1) returning id";

    private static final String LEAVE = "delete from case_member where demand = any($1)";

    private static final String JOIN =
            "insert into case_member (demand, case_group) select * from unnest($1::bigint[], $2::bigint[])";

    /// A form letter: five tickets or more, four fifths of them near-copies of another, from five people, or, where nobody is named, from
    /// three areas.
    private static final String REFRESH =
            """
            update case_group set tickets = now.tickets, people = now.people, unknown_person = now.unknown_person,
                first_received = now.first_received, last_received = coalesce(now.last_received, '-infinity'),
                category = now.category, exemplar = now.exemplar, torn = torn and $2,
                form_letter = now.tickets >= 5 and now.copies >= .8 * now.tickets
                    and (now.people >= 5 or (now.people = 0 and now.areas >= 3))
            from (
                select case_group, count(*) as tickets, count(distinct person) as people,
                    count(*) filter (where person is null) as unknown_person,
                    min(received_on) as first_received, max(received_on) as last_received,
                    mode() within group (order by category) as category, count(distinct area) as areas,
                    (array_agg(demand.id order by received_on nulls last, received_at nulls last, demand.id))[1] as exemplar,
                    count(*) filter (where exists (
                        select from case_link where one = demand.id and copy and state = 'LINKED'
                        union all
                        select from case_link where other = demand.id and copy and state = 'LINKED')) as copies
                from case_member join demand on demand.id = case_member.demand
                where case_group = any($1) group by case_group) as now
            where case_group.id = now.case_group
            """;

    private static final String EMPTY =
            """
            delete from case_group where id = any($1)
                and (select count(*) from case_member where case_group = case_group.id) < 2
            """;

    private Regrouping() {}

    static Uni<Void> around(SqlConnection tx, Collection<Long> demands) {
        if (demands.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(REACH)
                .execute(Tuple.of(array(demands), MOST))
                .map(Regrouping::members)
                .chain(members ->
                        tx.preparedQuery(LINKS)
                                .execute(
                                        Tuple.of(
                                                (Object)
                                                        array(
                                                                members.stream()
                                                                        .map(CaseMember::id)
                                                                        .toList())))
                                .map(Regrouping::links)
                                .chain(links -> OffLoop.call(() -> Grouping.of(members, links)))
                                .chain(groups -> place(tx, members, groups)));
    }

    /// Says again what groups are made of, after members went.
    ///
    /// @param torn whether groups that are marked as torn stay so
    static Uni<Void> refresh(SqlConnection tx, Collection<Long> groups, boolean torn) {
        if (groups.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(EMPTY)
                .execute(Tuple.of((Object) array(groups)))
                .chain(() -> tx.preparedQuery(REFRESH).execute(Tuple.of(array(groups), torn)))
                .replaceWithVoid();
    }

    private static Uni<Void> place(
            SqlConnection tx, List<CaseMember> members, List<List<CaseMember>> groups) {
        var bySize = new ArrayList<>(groups);
        bySize.sort(Comparator.comparingInt((List<CaseMember> group) -> group.size()).reversed());
        var taken = new HashSet<Long>();
        var ids = bySize.stream().map(group -> former(group, taken)).toList();
        int wanting = (int) ids.stream().filter(id -> id == 0).count();
        Uni<List<Long>> made =
                wanting == 0
                        ? Uni.createFrom().item(List.of())
                        : tx.preparedQuery(NEW).execute(Tuple.of(wanting)).map(Regrouping::ids);
        return made.chain(fresh -> {
            var next = fresh.iterator();
            var groupOf = new HashMap<Long, Long>();
            for (int i = 0; i < bySize.size(); i++) {
                long id = ids.get(i) == 0 ? next.next() : ids.get(i);
                bySize.get(i).forEach(member -> groupOf.put(member.id(), id));
            }
            return move(tx, members, groupOf);
        });
    }

    private static Uni<Void> move(
            SqlConnection tx, List<CaseMember> members, Map<Long, Long> groupOf) {
        var leaving = new ArrayList<Long>();
        var joining = new ArrayList<Long>();
        var into = new ArrayList<Long>();
        Set<Long> touched = new TreeSet<>(groupOf.values());
        // Where not all links are seen, none can be said to be missing: nobody leaves.
        boolean whole = members.size() < MOST;
        for (var member : members) {
            if (!whole && member.group() != 0) {
                var _ = touched.add(member.group());
                continue;
            }
            long group = groupOf.getOrDefault(member.id(), 0L);
            if (member.group() != 0 && member.group() != group) {
                leaving.add(member.id());
                var _ = touched.add(member.group());
            }
            if (group != 0 && member.group() != group) {
                joining.add(member.id());
                into.add(group);
            }
        }
        return tx.preparedQuery(LEAVE)
                .execute(Tuple.of((Object) array(leaving)))
                .chain(() -> tx.preparedQuery(JOIN).execute(Tuple.of(array(joining), array(into))))
                .chain(() -> refresh(tx, touched, false));
    }

    /// The former group of most members that isn't taken yet, 0 if none is left.
    private static long former(List<CaseMember> group, Set<Long> taken) {
        var votes = new HashMap<Long, Integer>();
        for (var member : group) {
            if (member.group() != 0 && !taken.contains(member.group())) {
                var _ = votes.merge(member.group(), 1, Integer::sum);
            }
        }
        long best =
                votes.entrySet().stream()
                        .max(
                                Map.Entry.<Long, Integer>comparingByValue()
                                        .thenComparing(
                                                Map.Entry.<Long, Integer>comparingByKey()
                                                        .reversed()))
                        .map(Map.Entry::getKey)
                        .orElse(0L);
        var _ = taken.add(best);
        return best;
    }

    private static List<CaseMember> members(RowSet<Row> rows) {
        var members = new ArrayList<CaseMember>(rows.size());
        for (var row : rows) {
            var received = row.getLocalDate("received_on");
            members.add(
                    new CaseMember(
                            row.getLong("id"),
                            received == null ? null : (Long) received.toEpochDay(),
                            position(row.getDouble("latitude"), row.getDouble("longitude")),
                            row.getLong("case_group")));
        }
        return members;
    }

    private static @Nullable Position position(
            @Nullable Double latitude, @Nullable Double longitude) {
        return latitude == null || longitude == null ? null : new Position(latitude, longitude);
    }

    private static List<CaseLink> links(RowSet<Row> rows) {
        var links = new ArrayList<CaseLink>(rows.size());
        for (var row : rows) {
            links.add(
                    new CaseLink(
                            row.getLong("one"),
                            row.getLong("other"),
                            "LINKED".equals(row.getString("state")),
                            "ANALYST".equals(row.getString("decided_by")),
                            row.getFloat("probability"),
                            row.getBoolean("copy")));
        }
        return links;
    }

    private static List<Long> ids(RowSet<Row> rows) {
        var ids = new ArrayList<Long>(rows.size());
        rows.forEach(row -> ids.add(row.getLong("id")));
        return ids;
    }

    private static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }
}
