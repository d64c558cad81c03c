package org.demandinsight.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.demandinsight.city.CityStore;
import org.demandinsight.jobs.Job;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.jobs.Replica;
import org.demandinsight.kernel.ProblemException;
import org.demandinsight.kernel.Wording;
import org.demandinsight.privacy.KeyedHash;
import org.demandinsight.reactive.DatabaseFault;
import org.demandinsight.reactive.OffLoop;
import org.jboss.logging.Logger;

/// Brings accepted files in, one after the other, and one at a time in a cluster. What a process leaves it goes on with when it
/// starts again: each file is kept until its run has ended.
@ApplicationScoped
class ImportQueue {
    private static final Logger LOG = Logger.getLogger(ImportQueue.class);

    /// So many runs may wait; each keeps a spooled file.
    static final int LONGEST = 100;

    /// A file that ended its process so often is not begun again: the service would never come up.
    private static final int ATTEMPTS = 3;

    private static final int SECONDS_TO_STOP = 10;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Spool spool;
    private final LeftRuns left;
    private final ImportRuns runs;
    private final Sinks sinks;
    private final CityStore cities;
    private final Jobs jobs;
    private final Replica replica;
    private final KeyedHash hash;
    private final ImportSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Consumer<ImportRun> afterEach = _ -> {};
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("import").factory());

    ImportQueue(
            Spool spool,
            LeftRuns left,
            ImportRuns runs,
            Sinks sinks,
            CityStore cities,
            Jobs jobs,
            Replica replica,
            KeyedHash hash,
            ImportSettings settings) {
        this.spool = spool;
        this.left = left;
        this.runs = runs;
        this.sinks = sinks;
        this.cities = cities;
        this.jobs = jobs;
        this.replica = replica;
        this.hash = hash;
        this.settings = settings;
    }

    void afterEach(Consumer<ImportRun> action) {
        afterEach = action;
    }

    /// Runs that have not begun.
    int waiting() {
        return waiting.get();
    }

    /// Brings a file in when it is its turn, and deletes it then.
    CompletableFuture<ImportRun> add(ImportRun run, Path file, Mapping mapping) {
        int _ = waiting.incrementAndGet();
        return CompletableFuture.supplyAsync(() -> outlast(run, file, mapping), thread);
    }

    /// Begins again for as long as the database is so far away that not even the end of an attempt can be written.
    private ImportRun outlast(ImportRun run, Path file, Mapping mapping) {
        int _ = waiting.decrementAndGet();
        while (true) {
            try {
                return bringIn(run, file, mapping);
            } catch (RuntimeException e) {
                if (thread.isShutdown()) {
                    throw e;
                }
                if (!DatabaseFault.isPassing(e)) {
                    LOG.errorf(e, "Import %d has no end", run.id());
                    giveUp(
                            run,
                            "服务内部出错，已记入日志；重新上传不会重复入库",
                            "the service failed and logged why; sending the file again stores nothing twice");
                    spool.deleteRun(run.id());
                    throw e;
                }
                LOG.warnf("Import %d waits for the database: %s", run.id(), e.getMessage());
                Patience.rest(PAUSE);
            }
        }
    }

    private ImportRun bringIn(ImportRun run, Path file, Mapping mapping) {
        return jobs.inTurn(
                Job.IMPORT,
                turn -> {
                    var patience = new Patience(run.id(), settings.patience(), turn);
                    // The files before it, another process's too, may have said otherwise since it
                    // was accepted.
                    sinks.load();
                    var source = Objects.requireNonNull(cities.city().source(run.source()));
                    var veil = Veil.over(cities.city(), hash);
                    var log = new RunLog(runs, run.id(), veil, patience);
                    var attempt =
                            new ImportAttempt(
                                    run.id(), file, mapping, source.zone(), log, clock.instant());
                    var _ = OffLoop.await(() -> left.begin(run.id()).replaceWith(true));
                    boolean ended =
                            attempt.run(() ->
                                    sinks.sink(
                                            run.id(),
                                            file,
                                            mapping,
                                            source,
                                            run.asOf(),
                                            veil,
                                            log));
                    return ended ? end(run, patience) : putBack(run);
                });
    }

    private ImportRun end(ImportRun run, Patience patience) {
        var now =
                Objects.requireNonNull(
                        patience.await(() -> runs.byId(run.id())),
                        "the database has lost the run: it doesn't keep what it has promised");
        spool.deleteRun(run.id());
        afterEach.accept(now);
        return now;
    }

    private ImportRun putBack(ImportRun run) {
        var _ = OffLoop.await(() -> left.putBack(run.id()).replaceWith(true));
        LOG.infof("Import %d goes on when the service starts again", run.id());
        return run;
    }

    /// Queues again what this process left when it ended, and clears away the rest of its files.
    void goOn() {
        var kept = new LinkedHashMap<Long, ImportRun>();
        for (var each : OffLoop.await(() -> left.leftBy(replica.id()))) {
            if (spool.has(each.run().id(), each.run().bytesTotal())) {
                if (isWorthIt(each)) {
                    kept.put(each.run().id(), each.run());
                }
            } else if (each.run().finishedAt() == null) {
                giveUp(
                        each.run(),
                        "进程中断时文件尚未收完；请重新上传",
                        "the process ended before it had all of the file; send it again");
            }
        }
        spool.clearAllBut(kept.keySet());
        kept.values().forEach(this::queueAgainIfPossible);
    }

    private boolean isWorthIt(LeftRuns.LeftRun leftRun) {
        if (leftRun.overtaken()) {
            giveUp(
                    leftRun.run(),
                    "进程中断期间已导入同类的新文件；如仍需此文件，请重新上传",
                    "a later file of this kind was imported while the process was away; send this one again if it"
                            + " still holds");
        } else if (leftRun.attempts() >= ATTEMPTS) {
            giveUp(
                    leftRun.run(),
                    "进程在导入此文件时已中断 " + leftRun.attempts() + " 次，不再自动继续；原因见日志，可拆分后重新上传",
                    "the process ended "
                            + leftRun.attempts()
                            + " times while it imported this file, which is not begun again; see the log, and send it in"
                            + " parts");
        } else {
            return true;
        }
        return false;
    }

    private void giveUp(ImportRun run, String zh, String en) {
        LOG.warnf("Import %d does not go on: %s", run.id(), en);
        var _ =
                OffLoop.await(
                        () -> left.interrupt(run.id(), new Wording(zh, en)).replaceWith(true));
    }

    /// What can't be begun again stops nothing else.
    private void queueAgainIfPossible(ImportRun run) {
        try {
            queueAgain(run);
        } catch (ProblemException unreadable) {
            LOG.errorf(unreadable, "The mapping of import %d can't be read any more", run.id());
            giveUp(
                    run,
                    "该文件的映射已无法读取；请连同映射重新上传",
                    "the mapping of this file can't be read any more; send the file again, with its mapping");
            spool.deleteRun(run.id());
        }
    }

    private void queueAgain(ImportRun run) {
        long id = run.id();
        var own = spool.mapping(id);
        var mapping =
                own == null
                        ? Mappings.named(run.mapping().substring(0, run.mapping().indexOf('@')))
                        : Mappings.written(own);
        var _ = OffLoop.await(() -> left.queueAgain(id).replaceWith(true));
        LOG.infof("Import %d of %s goes on", id, run.fileName());
        var _ = add(run, spool.file(id), mapping);
    }

    /// Marks runs whose process died: they say that they are running, and nobody is importing, or they wait, and nobody has heard
    /// of it for a day.
    void markDead() {
        var _ = OffLoop.await(() -> left.interruptForsaken().replaceWith(true));
        if (OffLoop.await(left::anyRunning)) {
            jobs.ifFree(
                    Job.IMPORT,
                    () -> {
                        var _ = OffLoop.await(() -> left.interruptDead().replaceWith(true));
                    });
        }
    }

    /// Breaks off the run at hand, which goes on at the next start.
    void stop() {
        var _ = thread.shutdownNow();
        try {
            boolean _ = thread.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
