package org.demandinsight.classify;

import jakarta.enterprise.context.ApplicationScoped;
import org.demandinsight.jobs.BackgroundThread;
import org.demandinsight.jobs.Job;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.taxonomy.Taxonomy;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the models, that of categories and that of departments, up with what the city knows: one thread trains where a new model is worth its while, and places again
/// what older ones placed, for as long as the process lives. In a cluster one process does it at a time; the others find
/// its model.
@ApplicationScoped
public class Training {
    private static final Logger LOG = Logger.getLogger(Training.class);

    private final Jobs jobs;
    private final TaxonomyStore taxonomies;
    private final Learning learning;
    private final RoutingLearning routing;
    private final LearningSettings settings;
    private final BackgroundThread thread = new BackgroundThread("training");

    /// What was told when this process last looked for something to learn.
    private String learned = "";

    Training(
            Jobs jobs,
            TaxonomyStore taxonomies,
            Learning learning,
            RoutingLearning routing,
            LearningSettings settings) {
        this.jobs = jobs;
        this.taxonomies = taxonomies;
        this.learning = learning;
        this.routing = routing;
        this.settings = settings;
    }

    /// Starts the thread.
    public void start() {
        thread.start(this::run);
    }

    /// Says that there may be something to learn, or another model to use. Without it that is found at the next look, as what analysts
    /// decide is: who decides about one demand soon decides about another.
    public void wake() {
        thread.wake();
    }

    /// How far a training of this process is; null while there is none.
    public @Nullable TrainingProgress progress() {
        return learning.progress();
    }

    private void run() {
        do {
            try {
                if (settings.enabled()) {
                    look();
                } else {
                    learning.useLatest(taxonomies.taxonomy());
                    routing.useLatest();
                }
            } catch (RuntimeException | Error e) {
                if (!thread.stopped()) {
                    LOG.error("Learning stopped and is tried again soon", e);
                }
            }
        } while (thread.rest(settings.look()));
    }

    /// Brings model and demands up with what is known, and returns when both are. Blocks: never called on the event loop.
    public void settle() {
        var taxonomy = taxonomies.taxonomy();
        boolean _ = jobs.alone(Job.TRAINING, () -> settle(taxonomy, true));
    }

    /// The same, unless another process is at it: then its model is used as soon as it is in its place.
    void look() {
        var taxonomy = taxonomies.taxonomy();
        learning.useLatest(taxonomy);
        routing.useLatest();
        jobs.ifFree(
                Job.TRAINING,
                () -> {
                    var now = learning.told() + taxonomy.version();
                    boolean _ = settle(taxonomy, !now.equals(learned));
                    learned = now;
                });
    }

    private boolean settle(Taxonomy taxonomy, boolean maybeNews) {
        learning.useLatest(taxonomy);
        learning.learn(taxonomy, maybeNews, thread::stopped);
        // After the categories: they are what a department is told by most.
        if (maybeNews && !thread.stopped()) {
            routing.learn(taxonomy, thread::stopped);
        }
        return true;
    }

    /// Ends soon: a training is given up, what was placed stays placed.
    public void stop() {
        thread.stop();
    }
}
