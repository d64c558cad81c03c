package org.demandinsight.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test class in which Vert.x found an event loop held up for longer than may be. For every test class of the
/// build: found by its name in `META-INF/services`.
///
/// The limit is `-Ddemandinsight.event-loop.limit`, 5 seconds unless said otherwise: on a busy machine of two cores a loop
/// that gets no processor looks like one that is held up. `-Ddemandinsight.event-loop.limit=100ms` where the machine is
/// our own, as in load runs.
public final class EventLoopWatch implements BeforeAllCallback, AfterAllCallback {
    static final String CHECKER = "io.vertx.core.impl.BlockedThreadChecker";

    private static final Queue<String> FOUND = new ConcurrentLinkedQueue<>();

    /// Kept here: the log manager holds its loggers weakly.
    private static final Logger LOGGER = Logger.getLogger(CHECKER);

    static {
        LOGGER.addHandler(new Noting());
    }

    private static final class Noting extends Handler {
        @Override
        public void publish(LogRecord record) {
            var message = String.valueOf(record.getMessage());
            if (tellsOfLoop(message)) {
                var text = new StringBuilder(message);
                if (record.getThrown() != null) {
                    for (var frame : record.getThrown().getStackTrace()) {
                        text.append("\n    ").append(frame);
                    }
                }
                FOUND.add(text.toString());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /// Whether a line of the log says so. Workers may take their time.
    static boolean tellsOfLoop(String line) {
        return line.contains("eventloop") && line.contains("has been blocked");
    }

    /// What it has found since it was asked last.
    public static List<String> takeFound() {
        var found = new ArrayList<String>();
        for (var one = FOUND.poll(); one != null; one = FOUND.poll()) {
            found.add(one);
        }
        return found;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Starting up belongs to no class: classes are loaded on the loop then.
        var _ = takeFound();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var found = takeFound();
        if (!found.isEmpty()) {
            throw new AssertionError("an event loop was held up: " + String.join("\n", found));
        }
    }
}
