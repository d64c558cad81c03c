package org.demandinsight.classify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the classifier learns while the service runs.
@ConfigMapping(prefix = "demandinsight.learning")
public interface LearningSettings {
    /// Whether this process learns at all; replicas that only answer may leave it to others, and use their models.
    @WithDefault("true")
    boolean enabled();

    /// How often to look whether another process has a newer model. A demand waits no longer for its category.
    @WithDefault("PT1M")
    Duration look();

    /// Labelled texts of a category at most: beyond it more of the same teaches little.
    @WithDefault("2000")
    int textsPerCategory();

    /// Labelled texts at most: about a minute of one core and half a gigabyte.
    @WithDefault("100000")
    int textsInAll();

    /// Demands whose department is known at most: the latest of each department and category.
    @WithDefault("30000")
    int routedInAll();

    /// A share of the labelled demands that came, went or moved since the model in use was made: then another is made.
    @WithDefault("0.2")
    double growth();

    /// Decisions of analysts that came or went since the model in use was made, and a tenth of those that it learned from: then another
    /// is made.
    @WithDefault("10")
    int corrections();
}
