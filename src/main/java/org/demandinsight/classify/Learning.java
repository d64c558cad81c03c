package org.demandinsight.classify;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.demandinsight.classify.TrainingMonitor.Stage;
import org.demandinsight.classify.TrainingOutcome.Stopped;
import org.demandinsight.classify.TrainingOutcome.TooFewCategories;
import org.demandinsight.classify.TrainingOutcome.Trained;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Taxonomy;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
    private final Rollover rollover;
    private final LearningSettings settings;
    private volatile int unusable;
    private volatile @Nullable TrainingProgress progress;

    Learning(
            ModelStore models,
            ToldStore told,
            ModelInUse inUse,
            Rollover rollover,
            LearningSettings settings) {
        this.models = models;
        this.told = told;
        this.inUse = inUse;
        this.rollover = rollover;
        this.settings = settings;
    }

    /// Uses the latest model that was put to use for a taxonomy, whoever did that.
    void useLatest(Taxonomy taxonomy) {
        int latest = OffLoop.await(() -> models.latest(taxonomy.version())).inUse();
        if (latest <= inUse.version()) {
            return;
        }
        var classifier = load(latest, taxonomy);
        if (classifier != null) {
            use(latest, classifier);
        }
    }

    /// Another whenever somebody told something, in whatever process.
    String told() {
        return OffLoop.await(told::latest);
    }

    private void use(int version, Classifier classifier) {
        if (version == inUse.version()) {
            return;
        }
        inUse.use(version, classifier);
        LOG.infof("Demands are placed by model %d from now on", version);
    }

    /// A model that is kept; null if it can't be used.
    private @Nullable Classifier load(int version, Taxonomy taxonomy) {
        var known = inUse.classifier(version);
        if (known != null || version == unusable) {
            return known;
        }
        var kept = OffLoop.await(() -> models.load(version));
        if (kept == null) {
            return null;
        }
        try {
            return new Classifier(ModelFile.read(kept.file().getBytes()), version, taxonomy);
        } catch (IllegalArgumentException e) {
            unusable = version;
            LOG.warnf(
                    "Model %d can't be used, another takes its place: %s", version, e.getMessage());
            return null;
        }
    }

    /// Trains a model unless the latest one was made of about the same, and puts the latest to use: all demands at once.
    void learn(Taxonomy taxonomy, boolean maybeNews, BooleanSupplier stopped) {
        int latest = OffLoop.await(() -> models.latest(taxonomy.version())).kept();
        var classifier = load(latest, taxonomy);
        if (maybeNews) {
            var trained = learnIfWorthIt(taxonomy, classifier == null ? 0 : latest, stopped);
            if (trained != null) {
                latest = trained.version();
                classifier = trained.classifier();
            }
        }
        if (classifier != null) {
            int version = latest;
            var usable = classifier;
            rollover.to(version, usable, stopped, () -> use(version, usable));
        }
    }

    private record Usable(int version, Classifier classifier) {}

    private @Nullable Usable learnIfWorthIt(
            Taxonomy taxonomy, int latest, BooleanSupplier stopped) {
        var texts = new ToldTexts(told, taxonomy);
        var kept = latest == 0 ? null : OffLoop.await(() -> models.load(latest));
        if (kept != null
                && !texts.learnedFrom()
                        .differsFrom(
                                kept.learnedFrom(), settings.corrections(), settings.growth())) {
            return null;
        }
        var sample = texts.sample(settings.textsPerCategory(), settings.textsInAll());
        LOG.infof(
                "Training a model for version %d of the taxonomy (%d categories)",
                taxonomy.version(), taxonomy.declared().size());
        long start = System.nanoTime();
        return switch (train(taxonomy, sample, stopped)) {
            case Stopped _ -> {
                LOG.info("The training was stopped; the next start trains again");
                yield null;
            }
            case TooFewCategories(int categories) -> {
                LOG.infof("No model: %d category at the top is no choice", categories);
                yield null;
            }
            case Trained(Model model) -> {
                var file = Buffer.buffer(ModelFile.write(model));
                int next = OffLoop.await(() -> models.keep(model, file, texts.learnedFrom()));
                tell(next, model.card(), Duration.ofNanos(System.nanoTime() - start));
                yield new Usable(next, new Classifier(model, next, taxonomy));
            }
        };
    }

    private TrainingOutcome train(
            Taxonomy taxonomy, Iterable<LabelledText> sample, BooleanSupplier stopped) {
        try {
            return new Trainer(taxonomy, training()).train(sample, monitor(stopped));
        } finally {
            progress = null;
        }
    }

    /// The usual settings, within this process's memory.
    static TrainingSettings training() {
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

    /// How far a training is; null while there is none.
    @Nullable TrainingProgress progress() {
        return progress;
    }

    private TrainingMonitor monitor(BooleanSupplier stopped) {
        var start = Instant.now();
        return new TrainingMonitor() {
            @Override
            public void progress(Stage stage, long done, long total) {
                progress = new TrainingProgress(start, stage, done, total);
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
