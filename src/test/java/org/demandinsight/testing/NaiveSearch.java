package org.demandinsight.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.search.Axis;
import org.demandinsight.search.CodeSet;
import org.demandinsight.search.DemandFacts;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.DemandSort;
import org.demandinsight.search.Dimensions;
import org.demandinsight.search.Durations;
import org.demandinsight.search.Grouping;
import org.demandinsight.search.StatsRow;
import org.demandinsight.search.Today;
import org.jspecify.annotations.Nullable;

/// What every index should answer, by looking at every demand: slow and plain.
public final class NaiveSearch {
    private final List<StoredDemand> demands;
    private final Dimensions dimensions;

    public NaiveSearch(List<StoredDemand> demands, Dimensions dimensions) {
        this.demands = demands;
        this.dimensions = dimensions;
    }

    public List<Long> ids(DemandFilter filter, DemandSort sort) {
        return matching(filter).sorted(order(sort)).map(StoredDemand::id).toList();
    }

    public long total(DemandFilter filter) {
        return matching(filter).count();
    }

    private java.util.stream.Stream<StoredDemand> matching(DemandFilter filter) {
        return demands.stream().filter(stored -> matches(stored.demand(), filter));
    }

    private boolean matches(Demand demand, DemandFilter filter) {
        return in(filter.categories(), dimensions.category(demand.classification().category()))
                && in(filter.areas(), dimensions.area(demand.area()))
                && in(filter.departments(), dimensions.department(demand.department()))
                && in(filter.sources(), demand.key().source())
                && in(filter.channels(), demand.channel())
                && in(filter.kinds(), demand.kind())
                && in(filter.requesterKinds(), demand.requester().kind())
                && in(filter.statuses(), demand.status())
                && inPeriod(received(demand), filter)
                && contains(demand, filter.text());
    }

    private static boolean in(@Nullable CodeSet codes, int code) {
        return codes == null || codes.contains(code);
    }

    private static <E> boolean in(Set<E> wanted, @Nullable E value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }

    private static boolean inPeriod(@Nullable Instant received, DemandFilter filter) {
        var period = filter.received();
        if (period.from() == null && period.until() == null) {
            return true;
        }
        return received != null
                && (period.from() == null || !received.isBefore(period.from()))
                && (period.until() == null || received.isBefore(period.until()));
    }

    private static boolean contains(Demand demand, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return true;
        }
        var said = demand.content().title().value() + "\n" + demand.content().text().value();
        return Arrays.stream(text.strip().split("\\s+", -1))
                .allMatch(word -> said.toLowerCase(Locale.ROOT).contains(word));
    }

    private @Nullable Instant received(Demand demand) {
        var received = demand.timeline().received();
        return received == null ? null : received.earliest(dimensions.zone(demand.key().source()));
    }

    private Comparator<StoredDemand> order(DemandSort sort) {
        Comparator<StoredDemand> byValue =
                switch (sort) {
                    case NEWEST, RELEVANCE -> by(this::receivedSecond, true);
                    case OLDEST -> by(this::receivedSecond, false);
                    case DUE_FIRST -> by(this::dueSecond, false);
                    case MOST_SUPPORTED -> by(NaiveSearch::supporters, true);
                };
        return byValue.thenComparing(Comparator.comparingLong(StoredDemand::id).reversed());
    }

    private static Comparator<StoredDemand> by(
            java.util.function.Function<StoredDemand, @Nullable Long> value, boolean descending) {
        Comparator<Long> natural = Comparator.naturalOrder();
        var values = Comparator.nullsLast(descending ? natural.reversed() : natural);
        return (one, other) -> values.compare(value.apply(one), value.apply(other));
    }

    private @Nullable Long receivedSecond(StoredDemand stored) {
        var received = received(stored.demand());
        return received == null ? null : (Long) received.getEpochSecond();
    }

    private @Nullable Long dueSecond(StoredDemand stored) {
        var due = stored.demand().timeline().due();
        var zone = dimensions.zone(stored.demand().key().source());
        return due == null ? null : (Long) due.latest(zone).getEpochSecond();
    }

    private static @Nullable Long supporters(StoredDemand stored) {
        var supporters = stored.demand().handling().supporters();
        return supporters == null ? null : (Long) supporters.longValue();
    }

    public List<StatsRow> stats(DemandFilter filter, List<Grouping> by, Today today) {
        var groups = new TreeMap<List<Integer>, List<Demand>>(NaiveSearch::compare);
        if (by.isEmpty()) {
            groups.put(List.of(), new ArrayList<>());
        }
        matching(filter)
                .map(StoredDemand::demand)
                .forEach(demand ->
                        groups.computeIfAbsent(key(demand, by), _ -> new ArrayList<>())
                                .add(demand));
        return groups.entrySet().stream()
                .map(group -> row(group.getKey(), group.getValue(), today))
                .toList();
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        return Arrays.compare(
                one.stream().mapToInt(Integer::intValue).toArray(),
                other.stream().mapToInt(Integer::intValue).toArray());
    }

    private List<Integer> key(Demand demand, List<Grouping> by) {
        return by.stream().map(grouping -> key(demand, grouping)).toList();
    }

    private int key(Demand demand, Grouping grouping) {
        return switch (grouping.axis()) {
            case CATEGORY ->
                    code(grouping, dimensions.category(demand.classification().category()));
            case AREA -> code(grouping, dimensions.area(demand.area()));
            case DEPARTMENT -> code(grouping, dimensions.department(demand.department()));
            case SOURCE -> code(grouping, demand.key().source());
            case CHANNEL -> demand.channel().ordinal();
            case KIND -> ordinal(demand.kind());
            case REQUESTER_KIND -> ordinal(demand.requester().kind());
            case STATUS -> ordinal(demand.status());
            case DAY, WEEK, MONTH -> time(demand, grouping.axis());
        };
    }

    private static int code(Grouping grouping, int code) {
        int up = grouping.up(code);
        return up == 0 ? Axis.UNKNOWN : up;
    }

    private static int ordinal(@Nullable Enum<?> constant) {
        return constant == null ? Axis.UNKNOWN : constant.ordinal();
    }

    private static int time(Demand demand, Axis axis) {
        var received = demand.timeline().received();
        if (received == null) {
            return Axis.UNKNOWN;
        }
        LocalDate date = received.date();
        return switch (axis) {
            case WEEK -> (int) date.with(java.time.DayOfWeek.MONDAY).toEpochDay();
            case MONTH -> (date.getYear() - 1970) * 12 + date.getMonthValue() - 1;
            default -> (int) date.toEpochDay();
        };
    }

    /// What [DemandFacts] should say of those that a filter means, in words.
    public List<String> facts(DemandFilter filter, Today today) {
        return matching(filter).map(stored -> facts(stored, today)).toList();
    }

    private String facts(StoredDemand stored, Today today) {
        var demand = stored.demand();
        var zone = dimensions.zone(demand.key().source());
        var received = demand.timeline().received();
        var at = received == null ? null : received.at();
        var local = at == null ? null : at.atZone(zone);
        var person = demand.requester().person();
        int category = dimensions.category(demand.classification().category());
        var content = demand.content();
        int service =
                dimensions.service(
                        category, content.title().value() + '\n' + content.text().value());
        var figures = row(List.of(), List.of(demand), today);
        return facts(
                stored.id(),
                category,
                dimensions.area(demand.area()),
                demand.channel(),
                demand.status(),
                person == null ? 0 : person.high(),
                received == null ? DemandFacts.UNKNOWN : received.date().toEpochDay(),
                local == null
                        ? DemandFacts.UNKNOWN
                        : (local.getDayOfWeek().getValue() - 1) * 1_440L
                                + local.toLocalTime().toSecondOfDay() / 60,
                figures.open() == 1,
                figures.overdue() == 1,
                service < 0 ? DemandFacts.UNKNOWN : service);
    }

    public static String facts(@Nullable Object... values) {
        return Arrays.toString(values);
    }

    /// The latest receipt of all.
    public Instant latest() {
        return demands.stream()
                .map(stored -> received(stored.demand()))
                .filter(java.util.Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private StatsRow row(List<Integer> key, List<Demand> group, Today today) {
        var people = new HashSet<Long>();
        var durations = new Durations();
        long[] n = new long[12];
        for (var demand : group) {
            var person = demand.requester().person();
            if (person == null) {
                n[0]++;
            } else {
                people.add(person.high());
            }
            var zone = dimensions.zone(demand.key().source());
            long asOf = today.second(demand.key().source());
            var closedAt = demand.timeline().closed();
            var dueAt = demand.timeline().due();
            Long closed = closedAt == null ? null : (Long) closedAt.earliest(zone).getEpochSecond();
            boolean open =
                    closed == null
                            && demand.status() != DemandStatus.CLOSED
                            && demand.status() != DemandStatus.REJECTED;
            n[1] += open ? 1 : 0;
            if (dueAt != null) {
                long due = dueAt.latest(zone).getEpochSecond();
                n[3]++;
                if (closed != null) {
                    n[5]++;
                    n[due < closed ? 2 : 4]++;
                } else if (open && due < asOf) {
                    n[2]++;
                }
            }
            var received = received(demand);
            if (received != null && (closed != null || open)) {
                long end = closed != null ? closed : asOf;
                durations.add(end - received.getEpochSecond(), closed != null);
            }
            var handling = demand.handling();
            n[6] += handling.reopens() != null && handling.reopens() > 0 ? 1 : 0;
            n[7] += handling.reopens() != null ? 1 : 0;
            n[8] += handling.transfers() != null && handling.transfers() > 0 ? 1 : 0;
            n[9] += handling.transfers() != null ? 1 : 0;
            n[10] += Boolean.TRUE.equals(handling.satisfied()) ? 1 : 0;
            n[11] += handling.satisfied() != null ? 1 : 0;
        }
        return new StatsRow(
                key.stream().mapToInt(Integer::intValue).toArray(),
                group.size(),
                people.size(),
                n[0],
                n[1],
                n[2],
                n[3],
                n[4],
                n[5],
                n[6],
                n[7],
                n[8],
                n[9],
                n[10],
                n[11],
                durations.quantile(.5, "Kaplan–Meier median"),
                durations.quantile(.9, "Kaplan–Meier 90th percentile"));
    }
}
