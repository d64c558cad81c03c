package org.demandinsight.classify;

import java.util.concurrent.CancellationException;

/// Counts the steps of a training, tells the monitor now and then, and ends the training when the monitor wants that.
final class Watch {
    private static final int TOLD_EVERY = 256;

    private final TrainingMonitor monitor;
    private TrainingMonitor.Stage stage = TrainingMonitor.Stage.COUNTING;
    private long done;
    private long total;

    Watch(TrainingMonitor monitor) {
        this.monitor = monitor;
    }

    void stage(TrainingMonitor.Stage next, long steps) {
        stage = next;
        done = 0;
        total = steps;
        tell();
    }

    /// One text read: the monitor hears of every 256th.
    void step() {
        if (++done % TOLD_EVERY == 0) {
            tell();
        }
    }

    /// One choice trained, which takes longer.
    void stride() {
        done++;
        tell();
    }

    private void tell() {
        monitor.progress(stage, done, total);
        if (monitor.stopped()) {
            throw new CancellationException("the training was stopped");
        }
    }
}
