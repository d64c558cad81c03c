package org.demandinsight.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How imports go about what may befall them.
@ConfigMapping(prefix = "demandinsight.imports")
public interface ImportSettings {
    /// How long an import waits for a database that is full or away before it fails: a failover takes seconds, a restart with
    /// recovery minutes, and an operator who makes space is told by then.
    @WithDefault("PT10M")
    Duration patience();
}
