package org.demandinsight.search.lucene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.demandinsight.search.Durations;
import org.demandinsight.search.Measure;
import org.demandinsight.search.StatsRow;
import org.jspecify.annotations.Nullable;

/// Counters of every group of a table, one array a counter.
final class Figures {
    enum Counter {
        DEMANDS,
        PEOPLE,
        UNKNOWN_PERSON,
        OPEN,
        OVERDUE,
        WITH_DUE,
        ON_TIME,
        CLOSED_WITH_DUE,
        REOPENED,
        REOPEN_KNOWN,
        TRANSFERRED,
        TRANSFER_KNOWN,
        SATISFIED,
        ASKED
    }

    private final Groups groups;
    private final Set<Measure> measures;
    private final long[][] counters = new long[Counter.values().length][64];
    private @Nullable Durations[] durations = new Durations[64];
    private final LongSet people = new LongSet();

    Figures(Groups groups, Set<Measure> measures) {
        this.groups = groups;
        this.measures = measures;
    }

    void ensure(int group) {
        if (group >= counters[0].length) {
            int size = Math.max(group + 1, counters[0].length * 2);
            for (int i = 0; i < counters.length; i++) {
                counters[i] = Arrays.copyOf(counters[i], size);
            }
            durations = Arrays.copyOf(durations, size);
        }
    }

    void count(Counter counter, int group) {
        counters[counter.ordinal()][group]++;
    }

    /// One person counts once in a group.
    void person(int group, long person) {
        if (people.add(LongSet.mix(person) + group * 0x9E3779B97F4A7C15L)) {
            count(Counter.PEOPLE, group);
        }
    }

    void duration(int group, long seconds, boolean closed) {
        var of = durations[group];
        if (of == null) {
            of = new Durations();
            durations[group] = of;
        }
        of.add(seconds, closed);
    }

    List<StatsRow> rows() {
        var rows = new ArrayList<StatsRow>(groups.size());
        for (int group = 0; group < groups.size(); group++) {
            rows.add(row(group));
        }
        rows.sort(Comparator.comparing(StatsRow::key, Arrays::compare));
        return rows;
    }

    private StatsRow row(int group) {
        var of = measures.contains(Measure.TIME_TO_CLOSE) ? durations[group] : null;
        return new StatsRow(
                groups.key(group),
                value(Counter.DEMANDS, group),
                value(Counter.PEOPLE, group),
                value(Counter.UNKNOWN_PERSON, group),
                value(Counter.OPEN, group),
                value(Counter.OVERDUE, group),
                value(Counter.WITH_DUE, group),
                value(Counter.ON_TIME, group),
                value(Counter.CLOSED_WITH_DUE, group),
                value(Counter.REOPENED, group),
                value(Counter.REOPEN_KNOWN, group),
                value(Counter.TRANSFERRED, group),
                value(Counter.TRANSFER_KNOWN, group),
                value(Counter.SATISFIED, group),
                value(Counter.ASKED, group),
                of == null ? null : of.quantile(.5, "Kaplan–Meier median"),
                of == null ? null : of.quantile(.9, "Kaplan–Meier 90th percentile"));
    }

    private long value(Counter counter, int group) {
        return counters[counter.ordinal()][group];
    }
}
