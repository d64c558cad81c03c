package org.demandinsight.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.demandinsight.city.CityStore;
import org.demandinsight.city.Source;
import org.jspecify.annotations.Nullable;

/// Which demands have been closed for longer than the city keeps them. Due is what is closed or rejected (or, where the source
/// tells no status, has a date of closing) and was so by a day before the first one that is kept; where that day is unknown, by the day
/// of the record that says it is closed, which is never earlier.
@ApplicationScoped
public class DueDemands {
    private static final String DUE =
            """
            from demand
            join (select * from unnest($1::integer[], $2::date[]) as t (id, first_kept)) as kept on kept.id = demand.source
            where (status in ('CLOSED', 'REJECTED') or (status is null and closed_on is not null))
                and coalesce(closed_on, (as_of at time zone 'UTC')::date) < first_kept
            """;

    private static final String BY_SOURCE =
            """
            select demand.source, count(*) as demands,
                min(coalesce(closed_on, (as_of at time zone 'UTC')::date)) as oldest,
                max(coalesce(closed_on, (as_of at time zone 'UTC')::date)) as newest
            """
                    + DUE
                    + "group by demand.source";

    /// In the order of ids: a pass walks all demands once by their primary key, and no import has to keep an index for it.
    private static final String NEXT =
            "select demand.id " + DUE + " and demand.id > $3 order by demand.id limit $4";

    /// What an import has opened again meanwhile stays. In the order of keys, as an import locks rows.
    private static final String LOCK =
            "select demand.id, demand.source, external_id "
                    + DUE
                    + " and demand.id = any($3) order by demand.source, external_id for update of demand";

    private final Pool pool;
    private final CityStore cities;
    private final RetentionSettings settings;

    DueDemands(Pool pool, CityStore cities, RetentionSettings settings) {
        this.pool = pool;
        this.cities = cities;
        this.settings = settings;
        settings.sources().forEach(DueDemands::requirePositive);
        settings.closedFor().ifPresent(period -> requirePositive("closed-for", period));
    }

    private static void requirePositive(String name, Period period) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException(
                    "demandinsight.retention: " + name + " is no time to keep demands: " + period);
        }
    }

    /// Until when the demands of a source are kept.
    ///
    /// @param firstKept what was closed before this day is due
    public record End(Source source, Period closedFor, LocalDate firstKept) {}

    /// What is due of a source.
    ///
    /// @param oldest when the one was closed that has been closed longest, null if none is due
    /// @param newest likewise the one that was closed last
    public record Due(
            End end, long demands, @Nullable LocalDate oldest, @Nullable LocalDate newest) {}

    /// Of the sources that have an end, in the order of their codes.
    private List<End> ends() {
        var ends = new ArrayList<End>();
        for (var source : cities.city().sources()) {
            var period = settings.sources().get(source.code());
            var closedFor = period == null ? settings.closedFor().orElse(null) : period;
            if (closedFor != null) {
                var firstKept = LocalDate.now(source.zone()).minus(closedFor);
                ends.add(new End(source, closedFor, firstKept));
            }
        }
        ends.sort(Comparator.comparing(end -> end.source().code()));
        return ends;
    }

    /// Codes that the settings name and no source has: while there are any, the end that was meant for a source may not be the one
    /// that it has.
    public Set<String> unknownSources() {
        var city = cities.city();
        return settings.sources().keySet().stream()
                .filter(code -> city.source(code) == null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What is due now, for each source that has an end, in the order of their codes.
    public Uni<List<Due>> bySource() {
        var ends = ends();
        return pool.preparedQuery(BY_SOURCE)
                .execute(kept(ends))
                .map(rows -> {
                    var found = new HashMap<Integer, Row>();
                    rows.forEach(row -> found.put(row.getInteger("source"), row));
                    return ends.stream()
                            .map(end -> due(end, found.get(end.source().id())))
                            .toList();
                });
    }

    private static Due due(End end, @Nullable Row row) {
        return row == null
                ? new Due(end, 0, null, null)
                : new Due(
                        end,
                        row.getLong("demands"),
                        row.getLocalDate("oldest"),
                        row.getLocalDate("newest"));
    }

    /// The next that are due after an id, in order.
    Uni<List<Long>> after(long id, int limit) {
        return pool.preparedQuery(NEXT)
                .execute(kept(ends()).addLong(id).addInteger(limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false))
                .map(rows -> rows.map(row -> row.getLong("id")).toList());
    }

    /// What takes hold of those that are still due.
    Erasures.Hold hold(List<Long> demands) {
        return new Erasures.Hold(LOCK, kept(ends()).addValue(demands.toArray(Long[]::new)));
    }

    private static Tuple kept(List<End> ends) {
        return Tuple.of(
                ends.stream().map(end -> end.source().id()).toArray(Integer[]::new),
                ends.stream().map(End::firstKept).toArray(LocalDate[]::new));
    }
}
