package org.demandinsight.ingest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.demandinsight.kernel.Wording;
import org.demandinsight.kernel.Written;
import org.demandinsight.privacy.RedactedText;
import org.jspecify.annotations.Nullable;

/// Counts what becomes of a run's rows and keeps what was found, so that both can be read while it runs. The first
/// findings are kept in full, of the rest how many there were.
final class RunLog {
    private static final int KEPT = 10_000;
    private static final int AT_ONCE = 500;
    private static final int LONGEST_VALUE = 200;
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);

    private final ImportRuns runs;
    private final long run;
    private final Veil veil;
    private final Patience patience;
    private final List<Finding> waiting = new ArrayList<>();
    private final Map<FindingKind, Long> found = new EnumMap<>(FindingKind.class);
    private int kept;
    private boolean dirty;
    private Written written = Written.NOTHING;
    private long rejected;
    private long shown = System.nanoTime() - INTERVAL;

    RunLog(ImportRuns runs, long run, Veil veil, Patience patience) {
        this.runs = runs;
        this.run = run;
        this.veil = veil;
        this.patience = patience;
    }

    /// By which the run asks the database.
    Patience patience() {
        return patience;
    }

    void found(RawFinding raw) {
        found.merge(raw.kind(), 1L, Long::sum);
        dirty = true;
        if (kept + waiting.size() < KEPT) {
            waiting.add(new Finding(raw.line(), column(raw), value(raw), raw.kind(), raw.reason()));
        }
        if (waiting.size() >= AT_ONCE) {
            flush();
        }
    }

    /// As the file calls it, which may be a mebibyte long and, in JSON, hold what no database stores.
    private static String column(RawFinding raw) {
        var column = raw.column().replace('\0', '\uFFFD');
        return column.length() > LONGEST_VALUE
                ? column.substring(0, LONGEST_VALUE - 1) + "…"
                : column;
    }

    /// Redacted first and cut then: a cut could leave half a number that nobody knows as one.
    private RedactedText value(RawFinding raw) {
        var value = raw.value();
        var near =
                value.length() > 4 * LONGEST_VALUE ? value.substring(0, 4 * LONGEST_VALUE) : value;
        var clean = veil.redact(near).value();
        return RedactedText.stored(
                clean.length() > LONGEST_VALUE
                        ? clean.substring(0, LONGEST_VALUE - 1) + "…"
                        : clean);
    }

    void wrote(Written more) {
        written = written.plus(more);
    }

    void rejected() {
        rejected++;
    }

    ImportRun.Counts counts() {
        return new ImportRun.Counts(
                written.added()
                        + written.changed()
                        + written.unchanged()
                        + written.superseded()
                        + rejected,
                written.added(),
                written.changed(),
                written.unchanged(),
                written.superseded(),
                rejected);
    }

    /// Shows how far the run is, not more than twice a second.
    void progress(long bytes) {
        long now = System.nanoTime();
        if (now - shown >= INTERVAL) {
            shown = now;
            flush();
            show(RunState.RUNNING, bytes, null);
        }
    }

    void end(RunState state, long bytes, @Nullable Wording reason) {
        flush();
        show(state, bytes, reason);
    }

    private void show(RunState state, long bytes, @Nullable Wording reason) {
        var _ =
                patience.await(
                        () -> runs.progress(run, state, bytes, counts(), reason).replaceWith(true));
    }

    private void flush() {
        if (dirty) {
            var _ =
                    patience.await(
                            () -> runs.find(run, kept + 1, waiting, found).replaceWith(true));
            kept += waiting.size();
            waiting.clear();
            dirty = false;
        }
    }
}
