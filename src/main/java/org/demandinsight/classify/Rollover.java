package org.demandinsight.classify;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.demandinsight.demand.Placements;
import org.demandinsight.demand.Placements.Decided;
import org.demandinsight.demand.Placements.Open;
import org.demandinsight.reactive.OffLoop;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Puts a model to use. It decides about every demand that an older model placed, or none, or whose category was split, before anybody sees the first; until then
/// all stand where they stood. Those that a model had placed move at once, those that none had placed follow batch by batch.
@ApplicationScoped
class Rollover {
    private static final Logger LOG = Logger.getLogger(Rollover.class);
    private static final int BATCH = 1_000;

    private final Placements placements;

    Rollover(Placements placements) {
        this.placements = placements;
    }

    /// Lets a model decide, and puts it in place of the former one. What it decided is kept where this is told to stop, and it goes on from
    /// there the next time.
    ///
    /// @param use called once the model is in its place
    void to(int version, Classifier classifier, BooleanSupplier stopped, Runnable use) {
        long start = System.nanoTime();
        long decided = 0;
        long before;
        // Again while imports bring what the former model placed meanwhile.
        do {
            before = decided;
            decided += decide(version, classifier, stopped);
        } while (decided - before >= BATCH && !stopped.getAsBoolean());
        if (stopped.getAsBoolean()) {
            return;
        }
        boolean waits = OffLoop.await(() -> placements.hasToTakeOver(version));
        int moved = waits ? OffLoop.await(() -> placements.takeOver(version)) : 0;
        use.run();
        if (waits) {
            placeRest(version, stopped);
        }
        if (decided > 0) {
            LOG.infof(
                    "Model %d placed %,d demands that were stored before it, %,d of them elsewhere than a model before, in %.1f s",
                    version, decided, moved, (System.nanoTime() - start) / 1e9);
        }
    }

    private void placeRest(int version, BooleanSupplier stopped) {
        long last = 0;
        while (!stopped.getAsBoolean()) {
            long from = last;
            last = OffLoop.await(() -> placements.placeRest(version, from, BATCH));
            if (last == from) {
                var _ = OffLoop.await(() -> placements.forgetDecided().replaceWith(true));
                return;
            }
        }
    }

    private long decide(int version, Classifier classifier, BooleanSupplier stopped) {
        long decided =
                decide(
                        version,
                        classifier,
                        stopped,
                        after -> placements.open(version, after, BATCH));
        for (int category : OffLoop.await(() -> placements.splitCategories(version))) {
            decided +=
                    decide(
                            version,
                            classifier,
                            stopped,
                            after -> placements.openOfSplit(version, category, after, BATCH));
        }
        return decided;
    }

    private long decide(
            int version,
            Classifier classifier,
            BooleanSupplier stopped,
            Function<@Nullable Open, Uni<List<Open>>> next) {
        long decided = 0;
        @Nullable Open last = null;
        while (!stopped.getAsBoolean()) {
            var after = last;
            var batch = OffLoop.await(() -> next.apply(after));
            if (batch.isEmpty()) {
                break;
            }
            var found =
                    batch.stream()
                            .map(open ->
                                    new Decided(
                                            open, classifier.classify(open.title(), open.text())))
                            .toList();
            decided += OffLoop.await(() -> placements.decide(version, found));
            last = batch.getLast();
        }
        return decided;
    }
}
