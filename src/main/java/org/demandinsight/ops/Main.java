package org.demandinsight.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/// Starts the database if it is ours to start, then the service: no arguments, or
/// a command, see [ImportCommand].
@QuarkusMain
public final class Main {
    private static final String URL = "demandinsight.database.url";

    /// Set where the database is ours.
    static final String EMBEDDED = "demandinsight.database.embedded";

    private static final CountDownLatch STOPPED = new CountDownLatch(1);

    private Main() {}

    public static void main(String... arguments) {
        if (arguments.length > 0) {
            // A command answers on the terminal: no door is opened.
            System.setProperty("quarkus.http.host-enabled", "false");
        }
        startDatabaseUnlessGiven();
        var outcome = new AtomicInteger();
        try {
            Quarkus.run(DemandInsight.class, (code, _) -> outcome.set(code), arguments);
        } finally {
            STOPPED.countDown();
        }
        if (arguments.length > 0 && outcome.get() != 0) {
            // What a shell script goes by; a service ends by returning.
            Runtime.getRuntime().exit(outcome.get());
        }
    }

    /// In dev mode a reload comes by here again: the first start's address is set then, and its database runs on.
    private static void startDatabaseUnlessGiven() {
        var config = ConfigProvider.getConfig();
        if (config.getOptionalValue(URL, String.class).filter(url -> !url.isBlank()).isPresent()) {
            return;
        }
        var folder = config.getOptionalValue("demandinsight.data", String.class).orElse("data");
        var database = EmbeddedDatabase.start(Path.of(folder));
        System.setProperty(URL, database.url());
        System.setProperty(EMBEDDED, "true");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLast(database), "database-stop"));
    }

    /// The service first, so that nothing of it is cut off in the middle.
    private static void stopLast(EmbeddedDatabase database) {
        try {
            var _ = STOPPED.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
