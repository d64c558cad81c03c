package org.demandinsight.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.demandinsight.api.TimeSeriesView.PointView;
import org.demandinsight.api.execution.Selection;
import org.demandinsight.kernel.Problem;
import org.demandinsight.search.Axis;
import org.demandinsight.search.Grouping;
import org.demandinsight.search.Measure;
import org.demandinsight.search.Today;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/// Figures over demands.
@GraphQLApi
@Localised
public class StatsApi {
    private static final int MOST_DIMENSIONS = 3;
    private static final int MOST_POINTS = 20_000;

    /// Where nothing is reckoned by the day.
    private static final Today UNASKED = Today.everywhere(Instant.EPOCH);

    private final RequestSnapshot snapshot;
    private final Words.Source words;

    StatsApi(RequestSnapshot snapshot, Words.Source words) {
        this.snapshot = snapshot;
        this.words = words;
    }

    @Query
    @NonNull
    @Description(
            "Figures over the demands that a filter means, grouped by up to three dimensions; ungrouped, one row.")
    public StatsView demandStats(
            @Name("filter") @Description("Which demands; all if left out.")
                    @Nullable DemandFilterInput filter,
            @Name("by") @DefaultValue("[]") @Description("Up to three dimensions, each once.")
                    @Nullable List<@NonNull DimensionValue> by,
            @Name("categoryLevel")
                    @DefaultValue("1")
                    @Description("Level of the taxonomy to group categories at, 1 at the top.")
                    int categoryLevel,
            @Name("areaLevel")
                    @DefaultValue("1")
                    @Description("Level of the areas' tree to group areas at, 1 at the top.")
                    int areaLevel) {
        var now = words.now();
        var resolved = Filters.resolve(filter, now);
        var groupings = groupings(by == null ? List.of() : by, now, categoryLevel, areaLevel);
        var state = snapshot.get();
        var wanted = Selection.below();
        var measures = measures(Selection.below("rows"));
        boolean byClock = wanted.contains("asOf") || measures.stream().anyMatch(Measure::byClock);
        var today = byClock ? state.today() : UNASKED;
        var axes = groupings.stream().map(Grouping::axis).toList();
        var rows =
                state.stats(resolved, groupings, measures, today).stream()
                        .map(row -> new StatsRowView(row, axes, now))
                        .toList();
        return new StatsView(
                today.latest(resolved.sources()).atOffset(ZoneOffset.UTC),
                CountView.exactly(wanted.contains("totalCount") ? state.total(resolved) : 0),
                rows);
    }

    private static Set<Measure> measures(Set<String> fieldsOfRows) {
        var measures = EnumSet.noneOf(Measure.class);
        for (var field : fieldsOfRows) {
            var measure = StatsRowView.measure(field);
            if (measure != null) {
                measures.add(measure);
            }
        }
        return measures;
    }

    private static List<Grouping> groupings(
            List<DimensionValue> by, Words now, int categoryLevel, int areaLevel) {
        if (by.size() > MOST_DIMENSIONS || new HashSet<>(by).size() < by.size()) {
            throw Problem.QUERY_TOO_WIDE.because(
                    "by 最多三个维度，且不能重复，收到 " + by.size() + " 个；请去掉多余的维度",
                    "by takes up to three dimensions, each once, got "
                            + by.size()
                            + "; leave some out");
        }
        return by.stream()
                .map(each -> grouping(Axis.valueOf(each.name()), now, categoryLevel, areaLevel))
                .toList();
    }

    private static int level(String name, int level) {
        if (level < 1) {
            throw Problem.BAD_REQUEST.because(
                    name + " 从 1 开始，收到的是 " + level + "；最上一级是 1",
                    name + " starts at 1, got " + level + "; the top level is 1");
        }
        return level;
    }

    private static Grouping grouping(Axis axis, Words now, int categoryLevel, int areaLevel) {
        return switch (axis) {
            case CATEGORY -> {
                int level = level("categoryLevel", categoryLevel);
                yield new Grouping(axis, now.taxonomy().tree().rollUp(level));
            }
            case AREA -> {
                int level = level("areaLevel", areaLevel);
                yield new Grouping(axis, now.city().areaTree().rollUp(level));
            }
            case DEPARTMENT, CHANNEL, SOURCE, KIND, REQUESTER_KIND, STATUS, DAY, WEEK, MONTH ->
                    Grouping.by(axis);
        };
    }

    @Query
    @NonNull
    @Description(
            "How many demands came in, step by step, by their day of receipt in the source's zone.")
    public TimeSeriesView timeSeries(
            @Name("filter") @Description("Which demands; all if left out.")
                    @Nullable DemandFilterInput filter,
            @Name("interval") @DefaultValue("MONTH") @NonNull @Description("The step.")
                    IntervalValue interval) {
        var resolved = Filters.resolve(filter, words.now());
        var axis = Axis.valueOf(interval.name());
        var state = snapshot.get();
        var counts = new TreeMap<Integer, Long>();
        long total = 0;
        for (var row : state.stats(resolved, List.of(Grouping.by(axis)), Set.of(), UNASKED)) {
            total += row.demands();
            if (row.key()[0] != Axis.UNKNOWN) {
                counts.put(row.key()[0], row.demands());
            }
        }
        return new TimeSeriesView(CountView.exactly(total), points(counts, axis));
    }

    private static List<PointView> points(NavigableMap<Integer, Long> counts, Axis axis) {
        var points = new ArrayList<PointView>();
        if (counts.isEmpty()) {
            return points;
        }
        int step = axis == Axis.WEEK ? 7 : 1;
        if ((counts.lastKey() - counts.firstKey()) / step > MOST_POINTS) {
            throw Problem.QUERY_TOO_WIDE.because(
                    "时间序列超过 " + MOST_POINTS + " 个点；请缩短时间范围或加大间隔",
                    "the series has more than "
                            + MOST_POINTS
                            + " points; shorten the period or take a longer interval");
        }
        for (int at = counts.firstKey(); at <= counts.lastKey(); at += step) {
            var start =
                    axis == Axis.MONTH
                            ? LocalDate.of(1970, 1, 1).plusMonths(at)
                            : LocalDate.ofEpochDay(at);
            points.add(new PointView(start, CountView.exactly(counts.getOrDefault(at, 0L))));
        }
        return points;
    }
}
