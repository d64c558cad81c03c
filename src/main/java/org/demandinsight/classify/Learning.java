package org.demandinsight.classify;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.demandinsight.classify.TrainingMonitor.Stage;
import org.demandinsight.classify.TrainingOutcome.Stopped;
import org.demandinsight.classify.TrainingOutcome.TooFewCategories;
import org.demandinsight.classify.TrainingOutcome.Trained;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Taxonomy;
import org.jboss.logging.Logger;

/// Makes a model where a new one is worth its while, keeps it and puts it to use. Blocks, for minutes: for a thread of its
/// own.
@ApplicationScoped
class Learning {
    private static final Logger LOG = Logger.getLogger(Learning.class);

    /// A feature of a training text takes about so many bytes, and all of them a quarter of the heap at most.
    private static final long BYTES_A_FEATURE = 28;

    private static final int SHARE_OF_HEAP = 4;

    private final ModelStore models;
    private final ToldStore told;
    private final ModelInUse inUse;
    private final LearningSettings settings;
    private volatile int unusable;

    Learning(ModelStore models, ToldStore told, ModelInUse inUse, LearningSettings settings) {
        this.models = models;
        this.told = told;
        this.inUse = inUse;
        this.settings = settings;
    }

    /// Uses the latest model that is kept for a taxonomy, whoever made it.
    void useLatest(Taxonomy taxonomy) {
        int latest = OffLoop.await(() -> models.latest(taxonomy.version()));
        if (latest <= inUse.version() || latest == unusable) {
            return;
        }
        var kept = OffLoop.await(() -> models.load(latest));
        if (kept == null) {
            return;
        }
        try {
            inUse.use(latest, ModelFile.read(kept.file().getBytes()), taxonomy);
            LOG.infof("Demands are placed by model %d from now on", latest);
        } catch (IllegalArgumentException e) {
            unusable = latest;
            LOG.warnf(
                    "Model %d can't be used, another takes its place: %s", latest, e.getMessage());
        }
    }

    /// Trains a model unless the one in use was made of about the same.
    void learnIfWorthIt(Taxonomy taxonomy, BooleanSupplier stopped) {
        var texts = new ToldTexts(told, taxonomy);
        int version = inUse.version();
        var kept = version == 0 ? null : OffLoop.await(() -> models.load(version));
        if (kept != null
                && !texts.learnedFrom().differsFrom(kept.learnedFrom(), settings.growth())) {
            return;
        }
        var sample = texts.sample(settings.textsPerCategory(), settings.textsInAll());
        LOG.infof(
                "Training a model for version %d of the taxonomy (%d categories)",
                taxonomy.version(), taxonomy.declared().size());
        long start = System.nanoTime();
        var outcome = new Trainer(taxonomy, training()).train(sample, monitor(stopped));
        switch (outcome) {
            case Stopped _ -> LOG.info("The training was stopped; the next start trains again");
            case TooFewCategories(int categories) ->
                    LOG.infof("No model: %d category at the top is no choice", categories);
            case Trained(Model model) -> {
                var file = Buffer.buffer(ModelFile.write(model));
                int next = OffLoop.await(() -> models.keep(model, file, texts.learnedFrom()));
                inUse.use(next, model, taxonomy);
                tell(next, model.card(), Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private static TrainingSettings training() {
        var usual = TrainingSettings.USUAL;
        long affordable = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / BYTES_A_FEATURE;
        return new TrainingSettings(
                usual.seed(),
                usual.cost(),
                usual.mostTerms(),
                usual.mostRows(),
                Math.min(usual.mostFeatures(), affordable),
                usual.targetError(),
                usual.strangers());
    }

    private static TrainingMonitor monitor(BooleanSupplier stopped) {
        return new TrainingMonitor() {
            @Override
            public void progress(Stage stage, long done, long total) {
                LOG.debugf("Training: %s, %d of %d", stage, done, total);
            }

            @Override
            public boolean stopped() {
                return stopped.getAsBoolean();
            }
        };
    }

    private static void tell(int version, ModelCard card, Duration took) {
        var measured = new StringBuilder();
        for (var level : card.levels()) {
            measured.append(
                    String.format(
                            Locale.ROOT,
                            "; level %d on %,d %s held out: accuracy %.3f, %.3f of the surest 85 %%, ECE %.3f",
                            level.level(),
                            level.texts(),
                            card.measuredOnExamples() ? "examples" : "texts",
                            level.accuracy(),
                            level.accuracyAt85(),
                            level.ece()));
        }
        LOG.infof(
                "Model %d: %,d labelled texts, %,d examples of the taxonomy, %d categories, %,d n-grams, %.1f s%s",
                version,
                card.told(),
                card.examples(),
                card.categories(),
                card.terms(),
                took.toMillis() / 1e3,
                measured);
    }
}
