package org.demandinsight.casegroup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be asked of case groups.
@ApplicationScoped
public class CaseGroups {
    private static final String COLUMNS =
            """
            id, tickets, people, unknown_person, first_received, nullif(last_received, '-infinity') as last_received,
            category, exemplar, form_letter
            """;

    private static final String WANTED =
            """
             from case_group where ($1::integer[] is null or category = any($1)) and ($2::boolean is null or form_letter = $2)
                and tickets >= $3
            """;

    private static final String MEMBERS =
            """
            select case_group, demand from (
                select case_group, demand.id as demand, row_number() over (
                    partition by case_group order by received_on desc nulls last, received_at desc nulls last, demand.id desc) as place
                from case_member join demand on demand.id = case_member.demand where case_group = any($1)) as ordered
            where place <= $2 order by case_group, place
            """;

    private final Pool pool;

    CaseGroups(Pool pool) {
        this.pool = pool;
    }

    /// Which groups are asked for.
    ///
    /// @param categories codes as the record has them; null for all
    /// @param formLetter null for both
    /// @param fewest tickets
    public record Wanted(
            @Nullable List<Integer> categories, @Nullable Boolean formLetter, int fewest) {
        private Tuple tuple() {
            return Tuple.of(
                    categories == null ? null : categories.toArray(Integer[]::new),
                    formLetter,
                    fewest);
        }
    }

    /// In which order; of equal ones the younger group first.
    public enum Order {
        SIZE,
        LATEST;

        /// What a group is ordered by.
        public long of(CaseGroup group) {
            return switch (this) {
                case SIZE -> group.tickets();
                case LATEST -> day(group.lastReceived());
            };
        }

        /// The place of a group in this order.
        ///
        /// @throws IllegalArgumentException if no group can be ordered by the value
        public Place place(int value, long id) {
            if (this == LATEST && value != NO_DAY && Math.abs((long) value) > FARTHEST_DAY) {
                throw new IllegalArgumentException("no day that the database knows");
            }
            return new Place(value, id);
        }

        private static long day(@Nullable LocalDate day) {
            return day == null ? NO_DAY : day.toEpochDay();
        }

        /// A value as the column that the index orders by has it.
        private String behind() {
            return switch (this) {
                case SIZE -> "(tickets, id) < ($4::bigint, $5)";
                case LATEST ->
                        "(last_received, id) < (case when $4::bigint = "
                                + NO_DAY
                                + " then '-infinity'::date else date '1970-01-01' + $4::integer end, $5)";
            };
        }

        private String order() {
            return switch (this) {
                case SIZE -> " order by tickets desc, id desc";
                case LATEST -> " order by last_received desc, id desc";
            };
        }
    }

    private static final int NO_DAY = Integer.MIN_VALUE;

    /// Days from 1970, to either side.
    private static final long FARTHEST_DAY = 2_000_000;

    /// A place in the list: what the group there is ordered by, and its id.
    public record Place(long value, long id) {}

    /// The next groups behind a place.
    public Uni<List<CaseGroup>> list(Wanted wanted, Order order, @Nullable Place after, int limit) {
        var parameters = wanted.tuple();
        var sql = "select " + COLUMNS + WANTED;
        if (after == null) {
            sql += order.order() + " limit $4";
        } else {
            sql += " and " + order.behind() + order.order() + " limit $6";
            parameters.addLong(after.value()).addLong(after.id());
        }
        parameters.addInteger(limit);
        return pool.preparedQuery(sql)
                .execute(parameters)
                .map(rows -> {
                    var groups = new ArrayList<CaseGroup>(rows.size());
                    rows.forEach(row -> groups.add(group(row)));
                    return groups;
                });
    }

    /// How many there are.
    public Uni<Long> count(Wanted wanted) {
        return pool.preparedQuery("select count(*) as n" + WANTED)
                .execute(wanted.tuple())
                .map(rows -> rows.iterator().next().getLong("n"));
    }

    /// By demand the group that it is in; demands in none are missing.
    public Uni<Map<Long, CaseGroup>> ofDemands(Collection<Long> demands) {
        return pool.preparedQuery(
                        "select demand, "
                                + COLUMNS
                                + " from case_member join case_group on id = case_group where demand = any($1)")
                .execute(these(demands))
                .map(rows -> {
                    var groups = new HashMap<Long, CaseGroup>();
                    rows.forEach(row -> groups.put(row.getLong("demand"), group(row)));
                    return groups;
                });
    }

    /// Those of the ids that exist.
    public Uni<Map<Long, CaseGroup>> byIds(Collection<Long> ids) {
        return pool.preparedQuery("select " + COLUMNS + " from case_group where id = any($1)")
                .execute(these(ids))
                .map(rows -> {
                    var groups = new HashMap<Long, CaseGroup>();
                    rows.forEach(row -> groups.put(row.getLong("id"), group(row)));
                    return groups;
                });
    }

    /// By group the ids of its demands, the latest first.
    public Uni<Map<Long, List<Long>>> members(Collection<Long> groups, int most) {
        return pool.preparedQuery(MEMBERS)
                .execute(Tuple.of(groups.toArray(Long[]::new), most))
                .map(rows -> {
                    var members = new HashMap<Long, List<Long>>();
                    rows.forEach(row ->
                            members.computeIfAbsent(
                                            row.getLong("case_group"), _ -> new ArrayList<>())
                                    .add(row.getLong("demand")));
                    return members;
                });
    }

    private static Tuple these(Collection<Long> ids) {
        return Tuple.of((Object) ids.toArray(Long[]::new));
    }

    private static CaseGroup group(Row row) {
        var category = row.getInteger("category");
        return new CaseGroup(
                row.getLong("id"),
                row.getInteger("tickets"),
                row.getInteger("people"),
                row.getInteger("unknown_person"),
                row.getLocalDate("first_received"),
                row.getLocalDate("last_received"),
                category == null ? 0 : category,
                row.getLong("exemplar"),
                row.getBoolean("form_letter"));
    }
}
