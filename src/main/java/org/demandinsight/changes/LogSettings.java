package org.demandinsight.changes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long the change log is kept.
@ConfigMapping(prefix = "demandinsight.changes")
public interface LogSettings {
    /// How often to prune. Between two times the log grows by what imports bring, a few dozen bytes a demand.
    @WithDefault("PT1M")
    Duration pruneEvery();

    /// A replica that was not seen for so long no longer holds the log back; if it comes back, it builds its index anew. A day is
    /// longer than a node is away for repair, and a day of changes is small beside the record.
    @WithDefault("P1D")
    Duration forgetAfter();
}
