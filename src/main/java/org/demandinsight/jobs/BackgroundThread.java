package org.demandinsight.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The thread of work that goes on for as long as the process lives: between two looks it rests until somebody wakes it or the
/// time is over, and told to stop it has time to finish what is at hand.
public final class BackgroundThread {
    private static final Logger LOG = Logger.getLogger(BackgroundThread.class);
    private static final Duration LAST_WORK = Duration.ofSeconds(10);

    private final Semaphore wakeUp = new Semaphore(0);
    private final String name;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    public BackgroundThread(String name) {
        this.name = name;
    }

    public void start(Runnable work) {
        thread = Thread.ofPlatform().name(name).daemon().start(work);
    }

    /// Starts work that is done again and again until it is told to stop. What fails is logged and tried again.
    ///
    /// @param look how long to rest between two times
    /// @param failed what to say of a failure
    public void repeat(Duration look, String failed, Runnable work) {
        start(() -> {
            do {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    if (!stopped) {
                        LOG.error(failed, e);
                    }
                }
            } while (rest(look));
        });
    }

    /// Ends the rest at hand, or the next one if there is none.
    public void wake() {
        wakeUp.release();
    }

    /// Whether this is called by the thread.
    public boolean running() {
        return Thread.currentThread().equals(thread);
    }

    /// Whether the work is to end.
    public boolean stopped() {
        return stopped;
    }

    /// Ends with a wake-up, with the time or with the work itself.
    ///
    /// @return whether to go on
    public boolean rest(Duration longest) {
        try {
            if (wakeUp.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                int _ = wakeUp.drainPermits();
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
        return !stopped;
    }

    /// Returns when the work has ended, or has taken too long about it.
    public void stop() {
        stopped = true;
        wakeUp.release();
        var running = thread;
        if (running != null) {
            try {
                boolean _ = running.join(LAST_WORK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
