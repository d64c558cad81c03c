package org.demandinsight.classify;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.demandinsight.changes.ChangeLog;
import org.demandinsight.demand.Demands;
import org.demandinsight.jobs.Job;
import org.demandinsight.jobs.Jobs;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Taxonomy;
import org.demandinsight.taxonomy.TaxonomyStore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the model up with the taxonomy and with what is labelled, in the background, and places again what an older model placed.
/// Before anything is labelled it learns from the taxonomy's own words.
@ApplicationScoped
public class Training {
    private static final Logger LOG = Logger.getLogger(Training.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    /// While data keeps coming, a new model waits for a pause, but no longer than this.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Fewer labelled texts teach less than the taxonomy's words.
    private static final int FEW = 200;

    /// A model is worth replacing when so many times as many texts are labelled.
    private static final double GROWTH = 1.2;

    private static final int BATCH = 1_000;

    private final Pool pool;
    private final ModelStore models;
    private final TaxonomyStore taxonomies;
    private final ChangeLog changes;
    private final Demands demands;
    private final Jobs jobs;
    private final boolean wanted;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable InUse inUse;
    private long lastChange = -1;
    private long lastTold = -1;
    private long lookedAt = System.nanoTime();

    private record InUse(int version, Taxonomy taxonomy, Classifier classifier) {}

    Training(
            Pool pool,
            ModelStore models,
            TaxonomyStore taxonomies,
            ChangeLog changes,
            Demands demands,
            Jobs jobs,
            @ConfigProperty(name = "demandinsight.training", defaultValue = "true")
                    boolean wanted) {
        this.pool = pool;
        this.models = models;
        this.taxonomies = taxonomies;
        this.changes = changes;
        this.demands = demands;
        this.jobs = jobs;
        this.wanted = wanted;
    }

    /// Starts the thread that watches, unless the city trains elsewhere.
    public void start() {
        if (!wanted) {
            return;
        }
        var _ = Thread.ofPlatform().name("training").daemon().start(this::run);
    }

    /// Places a text by the model in use; without one nothing fits.
    public Classification place(RedactedText title, RedactedText text) {
        var now = inUse;
        return now == null
                ? new Classification.Unplaced(Classification.Decider.SOURCE)
                : now.classifier.classify(title, text);
    }

    /// The number of the model in use, 0 before the first.
    public int version() {
        var now = inUse;
        return now == null ? 0 : now.version;
    }

    private void run() {
        do {
            try {
                look();
            } catch (RuntimeException e) {
                if (stopped.getCount() > 0) {
                    LOG.error("Training failed; the model in use stays", e);
                }
            }
        } while (pause());
    }

    private boolean pause() {
        try {
            return !stopped.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Trains if that is due, and places what is to be placed.
    void look() {
        var taxonomy = taxonomies.taxonomy();
        if (taxonomy.declared().isEmpty()) {
            return;
        }
        if (inUse == null) {
            OffLoop.await(models::newest).ifPresent(kept -> use(kept, taxonomy));
        }
        if (isDue(taxonomy)) {
            train(taxonomy);
        }
        var now = inUse;
        if (now != null) {
            followTaxonomy(now, taxonomy);
            placeAgain(now);
        }
    }

    /// Another taxonomy wants a model at once; more labelled texts want one when the import that brings them is over.
    private boolean isDue(Taxonomy taxonomy) {
        var now = inUse;
        if (now == null || now.classifier.model().card().taxonomyVersion() != taxonomy.version()) {
            return true;
        }
        var texts = new LabelledTexts(pool, taxonomy);
        long change = OffLoop.await(changes::last);
        boolean quiet = change == lastChange;
        lastChange = change;
        boolean late = System.nanoTime() - lookedAt > PATIENCE.toNanos();
        if (!quiet && !late) {
            return false;
        }
        long told = texts.count();
        boolean settled = told == lastTold || late;
        lastTold = told;
        lookedAt = System.nanoTime();
        long most = Math.min(told, LabelledTexts.MOST);
        int learned = now.classifier.model().card().told();
        return settled && most >= FEW && most >= GROWTH * learned;
    }

    private void train(Taxonomy taxonomy) {
        var _ =
                jobs.alone(
                        Job.TRAINING,
                        () -> {
                            long start = System.nanoTime();
                            var texts = new LabelledTexts(pool, taxonomy);
                            var outcome =
                                    new Trainer(taxonomy, TrainingSettings.USUAL)
                                            .train(texts, new Stopping());
                            switch (outcome) {
                                case TrainingOutcome.Trained(var model) -> {
                                    var kept = OffLoop.await(() -> models.keep(model));
                                    use(kept, taxonomy);
                                    tell(kept, System.nanoTime() - start);
                                }
                                case TrainingOutcome.TooFewCategories(int categories) ->
                                        LOG.warnf(
                                                "A model needs two categories at the first level, the taxonomy has %d",
                                                categories);
                                case TrainingOutcome.Stopped _ ->
                                        LOG.info("Training was stopped; the model in use stays");
                            }
                            return true;
                        });
    }

    private static void tell(ModelStore.Kept kept, long nanos) {
        var card = kept.model().card();
        var accuracy = new StringBuilder();
        for (var level : card.levels()) {
            accuracy.append(
                    String.format(
                            Locale.ROOT,
                            "; level %d: %.3f right, calibration error %.3f",
                            level.level(),
                            level.accuracy(),
                            level.ece()));
        }
        LOG.infof(
                "Model %d learned %,d labelled texts and %,d examples in %.1f s; on those held out%s%s",
                kept.version(),
                card.told(),
                card.examples(),
                nanos / 1e9,
                card.measuredOnExamples() ? " (examples of the taxonomy)" : "",
                accuracy);
    }

    private void use(ModelStore.Kept kept, Taxonomy taxonomy) {
        var classifier = new Classifier(kept.model(), kept.version(), taxonomy);
        inUse = new InUse(kept.version(), taxonomy, classifier);
    }

    /// The same model answers with the ids of the taxonomy as it is now.
    @SuppressWarnings("ReferenceEquality") // a taxonomy is immutable and replaced as a whole
    private void followTaxonomy(InUse now, Taxonomy taxonomy) {
        if (now.taxonomy != taxonomy) {
            inUse =
                    new InUse(
                            now.version,
                            taxonomy,
                            new Classifier(now.classifier.model(), now.version, taxonomy));
        }
    }

    /// Places what no model has placed or an older one; what source or analyst decided stays.
    private void placeAgain(InUse now) {
        long changed = 0;
        while (stopped.getCount() > 0) {
            var batch = OffLoop.await(() -> demands.toPlace(now.version, BATCH));
            if (batch.isEmpty()) {
                break;
            }
            Map<Long, Classification> placed = new HashMap<>();
            for (var stored : batch) {
                var content = stored.demand().content();
                placed.put(stored.id(), now.classifier.classify(content.title(), content.text()));
            }
            changed += OffLoop.await(() -> demands.place(placed));
        }
        if (changed > 0) {
            LOG.infof("Model %d placed %,d demands anew", now.version, changed);
        }
    }

    @PreDestroy
    void stop() {
        stopped.countDown();
    }

    private final class Stopping implements TrainingMonitor {
        @Override
        public void progress(Stage stage, long done, long total) {
            LOG.debugf("Training: %s %d of %d", stage, done, total);
        }

        @Override
        public boolean stopped() {
            return stopped.getCount() == 0;
        }
    }
}
