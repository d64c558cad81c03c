package org.demandinsight.classify;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.demandinsight.classify.RoutingModel.Suggestion;
import org.jspecify.annotations.Nullable;

/// The routing model by which this process suggests departments; another takes its place between two answers. What it
/// suggests is stored nowhere, so that nothing has to be moved with it.
@ApplicationScoped
public class RoutingInUse {
    private volatile @Nullable InUse current;

    private record InUse(int version, RoutingModel model) {}

    /// What a model said, and how many demands held out its probabilities rest on.
    public record Suggestions(List<Suggestion> likeliest, int heldOut) {
        static final Suggestions NONE = new Suggestions(List.of(), 0);

        public Suggestions {
            likeliest = List.copyOf(likeliest);
        }
    }

    void use(int version, RoutingModel model) {
        current = new InUse(version, model);
    }

    /// Number of its version, 0 while there is none.
    public int version() {
        var now = current;
        return now == null ? 0 : now.version();
    }

    /// The likeliest departments of each intake by one model, the likeliest first; none while there is no model.
    public List<Suggestions> suggest(List<Intake> intakes, int first) {
        var now = current;
        if (now == null) {
            return intakes.stream().map(_ -> Suggestions.NONE).toList();
        }
        var model = now.model();
        int heldOut = model.card().levels().getFirst().texts();
        return intakes.stream()
                .map(intake -> new Suggestions(model.suggest(intake, first), heldOut))
                .toList();
    }
}
