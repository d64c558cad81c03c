package org.demandinsight.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test class in which Vert.x found an event loop held up as none may be ([HeldUp]). For every test class of the build: found
/// by its name in `META-INF/services`. What may be isn't logged.
public final class EventLoopWatch implements BeforeAllCallback, AfterAllCallback {
    static final String CHECKER = "io.vertx.core.impl.BlockedThreadChecker";

    private static final Queue<HeldUp> FOUND = new ConcurrentLinkedQueue<>();

    /// Kept here: the log manager holds its loggers weakly.
    private static final Logger LOGGER = Logger.getLogger(CHECKER);

    static {
        LOGGER.setFilter(EventLoopWatch::isForbidden);
    }

    /// Of a loop; workers may take their time.
    private static boolean isForbidden(LogRecord record) {
        var text = new StringWriter();
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text));
        }
        // The throwable's own line isn't a frame.
        var frames = text.toString().lines().skip(1).collect(Collectors.joining("\n"));
        var found =
                HeldUp.in(record.getMessage() + '\n' + frames).stream()
                        .filter(each -> each.isForbidden(HeldUp.LONGEST_BUSY))
                        .toList();
        return FOUND.addAll(found);
    }

    /// What it has found since it was asked last.
    static List<HeldUp> takeFound() {
        var found = new ArrayList<HeldUp>();
        for (var one = FOUND.poll(); one != null; one = FOUND.poll()) {
            found.add(one);
        }
        return found;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // Starting up belongs to no class.
        var _ = takeFound();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var found = takeFound();
        if (!found.isEmpty()) {
            throw new AssertionError("an event loop was held up: " + found);
        }
    }
}
