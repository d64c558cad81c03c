package org.demandinsight.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.demandinsight.city.CityStore;
import org.demandinsight.erasure.RedactedRows.Table;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.jobs.Job;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.privacy.Redactor;
import org.demandinsight.reactive.OffLoop;
import org.jboss.logging.Logger;

/// Redacts again what an older redactor cleaned: what it let stand and a newer one finds goes, everywhere. The raw text is
/// gone, so that what was taken too much stays away. One process of a cluster does it at a time; when it dies, another goes on where
/// it was.
@ApplicationScoped
public class RedactingAgain {
    private static final Logger LOG = Logger.getLogger(RedactingAgain.class);
    private static final int BATCH = 1_000;
    private static final int BATCHES_BETWEEN_WORDS = 50;

    /// While others do it, or it was broken off.
    private static final Duration SOON = Duration.ofSeconds(10);

    /// A process of an older version may still have stored something.
    private static final Duration LATER = Duration.ofDays(1);

    private final Jobs jobs;
    private final RedactedRows rows;
    private final RedactedFindings findings;
    private final CityStore cities;
    private final BackgroundThread thread = new BackgroundThread("redacting again");
    private boolean through;

    RedactingAgain(Jobs jobs, RedactedRows rows, RedactedFindings findings, CityStore cities) {
        this.jobs = jobs;
        this.rows = rows;
        this.findings = findings;
        this.cities = cities;
    }

    /// Starts the thread.
    public void start() {
        thread.start(this::run);
    }

    private void run() {
        do {
            through = false;
            try {
                jobs.ifFree(Job.REDACTION, this::settle);
            } catch (RuntimeException | Error e) {
                if (!thread.stopped()) {
                    LOG.error("Redacting again stopped and is tried again soon", e);
                }
            }
        } while (thread.rest(through ? LATER : SOON));
    }

    /// Goes through everything. Blocks: never called on the event loop.
    void settle() {
        var redactor = new Redactor(cities.city().publishedNumbers());
        for (var table : Table.values()) {
            again(table, redactor);
        }
        long found = 0;
        while (!thread.stopped() && found >= 0) {
            found = OffLoop.await(() -> findings.again(redactor));
        }
        through = !thread.stopped();
    }

    private void again(Table table, Redactor redactor) {
        long start = System.nanoTime();
        long read = 0;
        long differ = 0;
        long last = 0;
        while (!thread.stopped()) {
            long from = last;
            var batch = OffLoop.await(() -> rows.after(table, Redactor.VERSION, from, BATCH));
            if (batch.isEmpty()) {
                break;
            }
            var cleaned = batch.stream().map(each -> each.each(redactor::redact)).toList();
            differ += OffLoop.await(() -> rows.keep(table, Redactor.VERSION, cleaned));
            read += batch.size();
            last = batch.getLast().id();
            if (read % (BATCH * BATCHES_BETWEEN_WORDS) == 0) {
                say(table, "so far", read, differ, start);
            }
        }
        if (read > 0) {
            say(table, thread.stopped() ? "and stopped" : "and is through", read, differ, start);
        }
    }

    private static void say(Table table, String how, long read, long differ, long start) {
        LOG.infof(
                "Redactor %d has redacted again %,d texts of %s %s, %,d of them came out otherwise, in %.1f s",
                Redactor.VERSION,
                read,
                table.name().toLowerCase(Locale.ROOT),
                how,
                differ,
                (System.nanoTime() - start) / 1e9);
    }

    /// Ends after the batch at hand.
    public void stop() {
        thread.stop();
    }
}
