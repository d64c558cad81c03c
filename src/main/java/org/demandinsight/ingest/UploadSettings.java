package org.demandinsight.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What uploads may take.
@ConfigMapping(prefix = "demandinsight.upload")
public interface UploadSettings {
    /// How many come in at once. Each has a connection and a file; whoever comes later is told at once, not held.
    @WithDefault("32")
    int atOnce();

    /// Bytes of all files that come in or wait for their run: a hundred large exports.
    @WithDefault("64G")
    MemorySize spool();

    /// Bytes of the spool's disk that uploads leave alone: the database and the index often live there too.
    @WithDefault("256M")
    MemorySize spare();

    /// How long an upload may stand still. A phone line's 1 KiB a second is enough.
    @WithDefault("30s")
    Duration patience();

    /// Bytes that must have come after that time, and again after each such time.
    @WithDefault("30K")
    MemorySize leastInPatience();
}
