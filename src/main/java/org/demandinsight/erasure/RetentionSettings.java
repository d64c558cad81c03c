package org.demandinsight.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.Optional;

/// How long closed demands are kept.
@ConfigMapping(prefix = "demandinsight.retention")
public interface RetentionSettings {
    /// Whether what was kept for so long is erased. What would be is told without it: look there before you switch it on, for nothing
    /// brings back what was erased.
    @WithDefault("false")
    boolean enabled();

    /// How long demands are kept once they are closed, for example `P10Y`. There is no default: it is the law of the place that
    /// says so. Without it only the sources below have an end.
    Optional<Period> closedFor();

    /// Otherwise for some sources, by their codes.
    Map<String, Period> sources();

    /// How often to look for what is due. A look reads through all demands, and a day more or less matters to nobody.
    @WithDefault("P1D")
    Duration look();
}
