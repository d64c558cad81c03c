package org.demandinsight.changes;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.demandinsight.jobs.TransactionLock;
import org.jspecify.annotations.Nullable;

/// The numbered list of demands to read again. Numbers are in the order of commits, so that one number is the whole
/// checkpoint of an index. The log's beginning is pruned ([Replicas]).
@ApplicationScoped
public class ChangeLog {
    private static final String APPEND =
            """
            with numbered as (
                insert into change (number, demand, thorough)
                select nextval('change_number'), demand, $2 from unnest($1::bigint[]) as demand
                returning number)
            select max(number) as last from numbered
            """;

    /// Rows are those of a table `moved`, which the transaction has made.
    private static final String APPEND_MOVED =
            """
            with numbered as (
                insert into change (number, demand, thorough)
                select nextval('change_number'), demand, false from moved
                returning number),
            whole as (
                insert into change_group (last) select max(number) from numbered having count(*) > 0)
            select count(*) as n, max(number) as last from numbered
            """;

    /// Always has a row: one without a change where there is none.
    private static final String AFTER =
            """
            select pruned, number, at, demand, thorough from identity
            left join (select * from change where number > $1 order by number limit $2) as next on true
            order by number
            """;

    private static final String GONE =
            """
            select next.number, next.demand,
                not exists (select from demand where demand.id = next.demand) as gone
            from (select number, demand from change where number > $1 order by number limit $2) as next
            order by next.number
            """;

    /// What was pruned was committed: an empty log ends where it was pruned to.
    private static final String REACH =
            """
            select pruned, greatest(pruned, number) as last, at from identity
            left join (select number, at from change order by number desc limit 1) as newest on true
            """;

    private static final String TELLS =
            """
            select pruned >= $1 or exists (select from change where number = $1 and at = $2) as tells from identity
            """;

    private final Pool pool;
    private volatile long appended;

    ChangeLog(Pool pool) {
        this.pool = pool;
    }

    /// Says that these demands changed, as the last thing that a transaction does before its commit.
    public Uni<Void> append(SqlConnection transaction, List<Long> demands) {
        return append(transaction, demands, false);
    }

    /// Says the same of demands of which nothing that they said before may stay, in files neither: a text that was replaced for what it
    /// gave away. What is gone altogether leaves the files anyway.
    public Uni<Void> appendThorough(SqlConnection transaction, List<Long> demands) {
        return append(transaction, demands, true);
    }

    private Uni<Void> append(SqlConnection transaction, List<Long> demands, boolean thorough) {
        if (demands.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return locked(
                        transaction,
                        () ->
                                transaction
                                        .preparedQuery(APPEND)
                                        .execute(Tuple.of(demands.toArray(Long[]::new), thorough)))
                .invoke(rows -> appended = rows.iterator().next().getLong("last"))
                .replaceWithVoid();
    }

    /// Says that the demands in the transaction's table `moved` changed, however many they are, and that nobody shows some of these
    /// changes without the others.
    ///
    /// @return how many they are
    public Uni<Integer> appendMoved(SqlConnection transaction) {
        return locked(transaction, () -> transaction.query(APPEND_MOVED).execute())
                .map(rows -> rows.iterator().next().getInteger("n"));
    }

    private static Uni<RowSet<Row>> locked(
            SqlConnection transaction, Supplier<Uni<RowSet<Row>>> append) {
        return TransactionLock.CHANGE_NUMBERS.take(transaction).chain(append::get);
    }

    /// The last number that this process drew, 0 if it drew none.
    public long appended() {
        return appended;
    }

    /// The next changes after a number, in order.
    ///
    /// @throws IllegalStateException if some of them are pruned, so that what comes after the number can't be known from the log
    public Uni<List<Change>> after(long number, int limit) {
        return pool.preparedQuery(AFTER)
                .execute(Tuple.of(number, limit))
                .map(rows -> {
                    long pruned = rows.iterator().next().getLong("pruned");
                    if (number < pruned) {
                        throw new IllegalStateException(
                                "changes up to " + pruned + " are pruned, wanted after " + number);
                    }
                    return StreamSupport.stream(rows.spliterator(), false)
                            .filter(row -> row.getLong("number") != null)
                            .map(ChangeLog::change)
                            .toList();
                });
    }

    /// The last change of the last whole that ends after a change, that change itself if there is none. Whoever has read a record knows
    /// by asking this then which changes it may already show.
    public Uni<Long> wholeAfter(long number) {
        return pool.preparedQuery(
                        "select greatest($1, max(last)) as last from change_group where last > $1")
                .execute(Tuple.of(number))
                .map(rows -> rows.iterator().next().getLong("last"));
    }

    /// Demands that changes tell of and that are no more.
    ///
    /// @param end the last change that was looked at
    /// @param isFull whether there may be more
    public record Gone(List<Long> demands, long end, boolean isFull) {}

    /// Of the next changes after a number, as far as the log tells them.
    public Uni<Gone> goneAfter(long number, int limit) {
        return pool.preparedQuery(GONE)
                .execute(Tuple.of(number, limit))
                .map(rows -> {
                    var demands = new ArrayList<Long>();
                    long end = number;
                    for (var row : rows) {
                        end = row.getLong("number");
                        if (row.getBoolean("gone")) {
                            demands.add(row.getLong("demand"));
                        }
                    }
                    return new Gone(demands, end, rows.size() == limit);
                });
    }

    /// What the log reaches over at present.
    ///
    /// @param pruned the number up to which changes are pruned, 0 where none is
    /// @param end behind the last change; [LogPlace#START] if none was
    public record Reach(long pruned, LogPlace end) {
        /// The last number that was given, 0 if none was.
        public long last() {
            return end.number();
        }

        /// Whether the log tells all that came after a number.
        public boolean tellsAfter(long number) {
            return pruned <= number && number <= last();
        }
    }

    /// What the log reaches over at present.
    public Uni<Reach> reach() {
        return pool.query(REACH)
                .execute()
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new Reach(
                                row.getLong("pruned"), new LogPlace(row.getLong("last"), at(row))));
    }

    /// Whether this is the log that was read up to a place. It isn't after a backup was restored, or after a standby took over that lacked the last
    /// changes: numbers go on from where that one was, and say something else. What is pruned, and a place without a time, is not doubted.
    public Uni<Boolean> tells(LogPlace place) {
        var at = place.at();
        return at == null
                ? Uni.createFrom().item(true)
                : pool.preparedQuery(TELLS)
                        .execute(Tuple.of(place.number(), at.atOffset(ZoneOffset.UTC)))
                        .map(rows -> rows.iterator().next().getBoolean("tells"));
    }

    /// The last number, 0 if none was ever given.
    public Uni<Long> last() {
        return reach().map(Reach::last);
    }

    /// Who this database is.
    public Uni<UUID> databaseId() {
        return pool.query("select database_id from identity")
                .execute()
                .map(rows -> rows.iterator().next().getUUID("database_id"));
    }

    private static Change change(Row row) {
        return new Change(
                row.getLong("number"),
                row.getOffsetDateTime("at").toInstant(),
                row.getLong("demand"),
                row.getBoolean("thorough"));
    }

    private static @Nullable Instant at(Row row) {
        var at = row.getOffsetDateTime("at");
        return at == null ? null : at.toInstant();
    }
}
