package org.demandinsight.classify;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.demandinsight.city.CityStore;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Taxonomy;
import org.jboss.logging.Logger;

/// Makes a routing model where a new one is worth its while, keeps it and puts it to use. Blocks, for minutes: for the
/// thread of [Training].
@ApplicationScoped
class RoutingLearning {
    private static final Logger LOG = Logger.getLogger(RoutingLearning.class);

    /// Fewer demands with a department teach nothing that one could rely on.
    private static final int FEWEST = 200;

    /// A department is told by fewer words than a category of a fine taxonomy; with more, Boston's and Taidi's came out the
    /// same.
    private static final int TERMS = 100_000;

    private final RoutingStore models;
    private final RoutedStore routed;
    private final RoutingInUse inUse;
    private final CityStore cities;
    private final LearningSettings settings;
    private volatile int unusable;

    RoutingLearning(
            RoutingStore models,
            RoutedStore routed,
            RoutingInUse inUse,
            CityStore cities,
            LearningSettings settings) {
        this.models = models;
        this.routed = routed;
        this.inUse = inUse;
        this.cities = cities;
        this.settings = settings;
    }

    /// Uses the latest model, whoever made it.
    ///
    /// @return its number, 0 if there is none to use
    @CanIgnoreReturnValue
    int useLatest() {
        int latest = OffLoop.await(models::latest);
        if (latest <= inUse.version()) {
            return inUse.version();
        }
        var file = latest == unusable ? null : OffLoop.await(() -> models.file(latest));
        if (file == null) {
            return 0;
        }
        try {
            use(latest, RoutingFile.read(file.getBytes()));
            return latest;
        } catch (IllegalArgumentException e) {
            unusable = latest;
            LOG.warnf(
                    "Routing model %d can't be used, another takes its place: %s",
                    latest, e.getMessage());
            return 0;
        }
    }

    private void use(int version, RoutingModel model) {
        inUse.use(version, model);
        LOG.infof("Departments are suggested by routing model %d from now on", version);
    }

    /// Trains a model unless the latest was made of about the same, and puts it to use.
    void learn(Taxonomy taxonomy, BooleanSupplier stopped) {
        int latest = useLatest();
        var former = latest == 0 ? null : OffLoop.await(() -> models.routedFrom(latest));
        var demands = new HandledDemands(routed, taxonomy, cities.city());
        var now = demands.routedFrom();
        if (now.total() < FEWEST
                || (former != null && !now.differsFrom(former, settings.growth()))) {
            return;
        }
        long start = System.nanoTime();
        var trainer = new RoutingTrainer(training(), taxonomy.version());
        var model =
                trainer.train(
                        demands.sample(settings.routedInAll()), demands::history, monitor(stopped));
        if (model == null) {
            LOG.info("No routing model: stopped, or there is no choice between departments");
            return;
        }
        var file = Buffer.buffer(RoutingFile.write(model));
        int version = OffLoop.await(() -> models.keep(model.card(), file, now));
        tell(version, model.card(), System.nanoTime() - start);
        use(version, model);
    }

    private static TrainingMonitor monitor(BooleanSupplier stopped) {
        return new TrainingMonitor() {
            @Override
            public void progress(Stage stage, long done, long total) {
                LOG.debugf("Routing: %s, %d of %d", stage, done, total);
            }

            @Override
            public boolean stopped() {
                return stopped.getAsBoolean();
            }
        };
    }

    private static TrainingSettings training() {
        var usual = Learning.training();
        return new TrainingSettings(
                usual.seed(),
                usual.cost(),
                TERMS,
                TERMS,
                usual.mostFeatures(),
                usual.targetError(),
                usual.strangers());
    }

    private static void tell(int version, ModelCard card, long nanoseconds) {
        var measured = card.levels().getFirst();
        LOG.info(
                String.format(
                        Locale.ROOT,
                        "Routing model %d: %,d demands, %d departments, %.1f s; on %,d held out the right one first %.3f, among three %.3f, ECE %.3f",
                        version,
                        card.told(),
                        card.categories(),
                        nanoseconds / 1e9,
                        measured.texts(),
                        measured.accuracy(),
                        measured.topThree(),
                        measured.ece()));
    }
}
