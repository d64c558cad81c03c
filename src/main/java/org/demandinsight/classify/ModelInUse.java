package org.demandinsight.classify;

import jakarta.enterprise.context.ApplicationScoped;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Classification.Unplaced;
import org.jspecify.annotations.Nullable;

/// The model by which this process places demands; another takes its place while texts are being placed.
@ApplicationScoped
public class ModelInUse {
    private volatile @Nullable InUse current;

    private record InUse(int version, Classifier classifier) {}

    void use(int version, Classifier classifier) {
        current = new InUse(version, classifier);
    }

    /// That of a version, null if another is in use.
    @Nullable Classifier classifier(int version) {
        var now = current;
        return now == null || now.version() != version ? null : now.classifier();
    }

    /// Number of its version, 0 while there is none.
    public int version() {
        var now = current;
        return now == null ? 0 : now.version();
    }

    /// Places a text and says why; nowhere while there is no model.
    public Classification classify(RedactedText title, RedactedText text) {
        var now = current;
        return now == null ? new Unplaced(Decider.SOURCE) : now.classifier().classify(title, text);
    }

    /// How many texts held out the probabilities of a version rest on.
    ///
    /// @param level of the category, 1 at the top
    /// @return 0 where nothing could be held out, or another version is in use
    public int heldOut(int version, int level) {
        var now = current;
        if (now == null || now.version() != version) {
            return 0;
        }
        return now.classifier().model().card().levels().stream()
                .filter(metrics -> metrics.level() == level)
                .mapToInt(LevelMetrics::texts)
                .sum();
    }
}
