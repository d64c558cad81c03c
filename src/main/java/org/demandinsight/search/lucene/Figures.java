package org.demandinsight.search.lucene;

import static org.demandinsight.search.lucene.Column.MISSING;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.search.Durations;
import org.demandinsight.search.Measure;
import org.demandinsight.search.StatsRow;
import org.demandinsight.search.Today;
import org.jspecify.annotations.Nullable;

/// The figures of every group of a table, one array a counter.
final class Figures {
    private enum Counter {
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

    private static final long CLOSED = DemandStatus.CLOSED.ordinal();
    private static final long REJECTED = DemandStatus.REJECTED.ordinal();

    private final Groups groups;
    private final Set<Measure> measures;
    private final Today today;
    private final long[][] counters = new long[Counter.values().length][64];
    private @Nullable Durations[] durations = new Durations[64];
    private final LongSet people = new LongSet();

    Figures(Groups groups, Set<Measure> measures, Today today) {
        this.groups = groups;
        this.measures = measures;
        this.today = today;
    }

    /// Counts a run of documents.
    ///
    /// @param of the group of each
    void count(int size, int[] docs, int[] of, MeasureColumns columns) throws IOException {
        ensure(groups.size());
        var demands = counter(Counter.DEMANDS);
        for (int i = 0; i < size; i++) {
            demands[of[i]]++;
        }
        if (measures.isEmpty()) {
            return;
        }
        var run = columns.read(size, docs);
        for (var measure : measures) {
            switch (measure) {
                case PEOPLE -> people(size, of, run.person());
                case TIMELINESS -> timeliness(size, of, run);
                case TIME_TO_CLOSE -> timeToClose(size, of, run);
                case OUTCOMES -> {
                    atLeastOne(size, of, run.reopens(), Counter.REOPEN_KNOWN, Counter.REOPENED);
                    atLeastOne(
                            size, of, run.transfers(), Counter.TRANSFER_KNOWN, Counter.TRANSFERRED);
                    atLeastOne(size, of, run.satisfied(), Counter.ASKED, Counter.SATISFIED);
                }
            }
        }
    }

    private void ensure(int groupCount) {
        if (groupCount > durations.length) {
            int size = Math.max(groupCount, durations.length * 2);
            for (int i = 0; i < counters.length; i++) {
                counters[i] = Arrays.copyOf(counters[i], size);
            }
            durations = Arrays.copyOf(durations, size);
        }
    }

    private long[] counter(Counter counter) {
        return counters[counter.ordinal()];
    }

    /// One person counts once in a group.
    private void people(int size, int[] of, long[] person) {
        var distinct = counter(Counter.PEOPLE);
        var unknown = counter(Counter.UNKNOWN_PERSON);
        for (int i = 0; i < size; i++) {
            if (person[i] == MISSING) {
                unknown[of[i]]++;
            } else if (people.add(LongSet.mix(person[i]) + of[i] * 0x9E3779B97F4A7C15L)) {
                distinct[of[i]]++;
            }
        }
    }

    private void timeliness(int size, int[] of, MeasureColumns.Run run) {
        for (int i = 0; i < size; i++) {
            int group = of[i];
            boolean open = isOpen(run, i);
            if (open) {
                counter(Counter.OPEN)[group]++;
            }
            long due = run.due()[i];
            if (due == MISSING) {
                continue;
            }
            counter(Counter.WITH_DUE)[group]++;
            long closed = run.closed()[i];
            if (closed != MISSING) {
                counter(Counter.CLOSED_WITH_DUE)[group]++;
                counter(due < closed ? Counter.OVERDUE : Counter.ON_TIME)[group]++;
            } else if (open && due < today.second(run.source()[i])) {
                counter(Counter.OVERDUE)[group]++;
            }
        }
    }

    private void timeToClose(int size, int[] of, MeasureColumns.Run run) {
        for (int i = 0; i < size; i++) {
            long received = run.received()[i];
            long closed = run.closed()[i];
            if (received != MISSING && (closed != MISSING || isOpen(run, i))) {
                long end = closed != MISSING ? closed : today.second(run.source()[i]);
                durations(of[i]).add(end - received, closed != MISSING);
            }
        }
    }

    private Durations durations(int group) {
        var of = durations[group];
        if (of == null) {
            of = new Durations();
            durations[group] = of;
        }
        return of;
    }

    /// A demand of unknown status is open while it has no closing date.
    private static boolean isOpen(MeasureColumns.Run run, int i) {
        long status = run.status()[i];
        return status != CLOSED && status != REJECTED && run.closed()[i] == MISSING;
    }

    private void atLeastOne(int size, int[] of, long[] values, Counter known, Counter some) {
        for (int i = 0; i < size; i++) {
            if (values[i] != MISSING) {
                counter(known)[of[i]]++;
                if (values[i] > 0) {
                    counter(some)[of[i]]++;
                }
            }
        }
    }

    List<StatsRow> rows() {
        ensure(groups.size());
        var rows = new ArrayList<StatsRow>(groups.size());
        for (int group = 0; group < groups.size(); group++) {
            rows.add(row(group));
        }
        rows.sort(Comparator.comparing(StatsRow::key, Arrays::compare));
        return rows;
    }

    private StatsRow row(int group) {
        var of = durations[group];
        durations[group] = null; // many groups' bins together would be large
        return new StatsRow(
                groups.key(group),
                counter(Counter.DEMANDS)[group],
                counter(Counter.PEOPLE)[group],
                counter(Counter.UNKNOWN_PERSON)[group],
                counter(Counter.OPEN)[group],
                counter(Counter.OVERDUE)[group],
                counter(Counter.WITH_DUE)[group],
                counter(Counter.ON_TIME)[group],
                counter(Counter.CLOSED_WITH_DUE)[group],
                counter(Counter.REOPENED)[group],
                counter(Counter.REOPEN_KNOWN)[group],
                counter(Counter.TRANSFERRED)[group],
                counter(Counter.TRANSFER_KNOWN)[group],
                counter(Counter.SATISFIED)[group],
                counter(Counter.ASKED)[group],
                of == null ? null : of.quantile(.5, "Kaplan–Meier median"),
                of == null ? null : of.quantile(.9, "Kaplan–Meier 90th percentile"));
    }
}
