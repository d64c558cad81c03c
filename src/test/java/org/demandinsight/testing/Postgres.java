package org.demandinsight.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real PostgreSQL of its own for a run of Quarkus tests, and an empty data folder.
public final class Postgres implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().setServerConfig("max_connections", "64").start();
            return Map.of(
                    "demandinsight.database.url",
                    "postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                    "demandinsight.data",
                    Files.createTempDirectory("demand-insight-test").toString(),
                    // Nothing is placed behind a test's back; who tests learning asks for it.
                    "demandinsight.learning.enabled",
                    "false",
                    // Tests look into the change log; who tests pruning does it.
                    "demandinsight.changes.prune-every",
                    "PT1H",
                    // A test that waits in vain waits no longer.
                    "demandinsight.imports.patience",
                    "PT2S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
