package org.demandinsight.ops;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.demandinsight.search.Indexer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/// The running service, or one command.
public final class DemandInsight implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(DemandInsight.class);

    private final ImportCommand command;
    private final DemoLoading demo;
    private final Indexer indexer;

    DemandInsight(ImportCommand command, DemoLoading demo, Indexer indexer) {
        this.command = command;
        this.demo = demo;
        this.indexer = indexer;
    }

    @Override
    public int run(String... arguments) throws InterruptedException {
        if (arguments.length > 0) {
            return command.run(arguments);
        }
        if (demo.isDue()) {
            demo.load();
        }
        indexer.awaitLevel();
        LOG.infof(
                "Demand Insight is ready. Ask it at http://127.0.0.1:%s/ (examples, GraphQL UI); Ctrl-C"
                        + " stops it.",
                ConfigProvider.getConfig()
                        .getOptionalValue("quarkus.http.port", String.class)
                        .orElse("8080"));
        Quarkus.waitForExit();
        return 0;
    }
}
