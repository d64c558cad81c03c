package org.demandinsight.ops;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/// Starts the database if it is ours to start, then the service: no arguments, or a command, see [ImportCommand]. A
/// [BackupCommand] wants neither.
@QuarkusMain
public final class Main {
    private static final String URL = "demandinsight.database.url";

    /// Set where the database is ours.
    static final String EMBEDDED = "demandinsight.database.embedded";

    /// How often a worker without work looks around for some before it sleeps. Between two questions that is for nothing, and takes a tenth
    /// of what an answer costs. Read by the workers' library when it is loaded, so not among the settings of the service.
    private static final String SPINS = "jboss.threads.eqe.park-spins";

    private static final Logger LOG = Logger.getLogger(Main.class);
    private static final CountDownLatch STOPPED = new CountDownLatch(1);

    private Main() {}

    public static void main(String... arguments) {
        if (System.getProperty(SPINS) == null) {
            System.setProperty(SPINS, "0");
        }
        if (BackupCommand.isMeantBy(arguments)) {
            end(copyFolder(arguments));
            return;
        }
        if (arguments.length > 0) {
            // A command answers on the terminal: no door is opened.
            System.setProperty("quarkus.http.host-enabled", "false");
        }
        startDatabaseUnlessGiven();
        var outcome = new AtomicInteger();
        try {
            Quarkus.run(
                    DemandInsight.class,
                    (code, failure) -> {
                        outcome.set(code);
                        if (failure != null) {
                            LOG.error("Demand Insight could not start", failure);
                        }
                    },
                    arguments);
        } finally {
            STOPPED.countDown();
        }
        if (arguments.length > 0 || LaunchMode.current() == LaunchMode.NORMAL) {
            end(outcome.get());
        }
    }

    /// What a shell script or a supervisor goes by: a service that could not start has failed. Dev mode stays, to try again.
    private static void end(int code) {
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }

    private static int copyFolder(String... arguments) {
        // Quarkus keeps what is logged until it has started; here it doesn't start.
        var terminal = new ConsoleHandler(new PatternFormatter("%s%e%n"));
        terminal.setLevel(Level.INFO);
        InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {terminal});
        var config = ConfigProvider.getConfig();
        if (isGiven(config)) {
            LOG.error(
                    "Nothing was done: the database is at its own address; back it up by pg_dump or"
                            + " pg_basebackup, and keep DEMANDINSIGHT_SECRET beside it");
            return ImportCommand.REFUSED;
        }
        boolean secret = config.getOptionalValue("demandinsight.secret", String.class).isPresent();
        return new BackupCommand(data(config), secret, LOG::info).run(arguments);
    }

    private static boolean isGiven(Config config) {
        return config.getOptionalValue(URL, String.class).filter(url -> !url.isBlank()).isPresent();
    }

    private static Path data(Config config) {
        return Path.of(config.getOptionalValue("demandinsight.data", String.class).orElse("data"));
    }

    /// In dev mode a reload comes by here again: the first start's address is set then, and its database runs on.
    private static void startDatabaseUnlessGiven() {
        var config = ConfigProvider.getConfig();
        if (isGiven(config)) {
            return;
        }
        var database = EmbeddedDatabase.start(data(config));
        System.setProperty(URL, database.url());
        System.setProperty(EMBEDDED, "true");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopLast(database), "database-stop"));
    }

    /// The service first, so that nothing of it is cut off in the middle.
    private static void stopLast(EmbeddedDatabase database) {
        try {
            var _ = STOPPED.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
