package org.demandinsight.classify;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.demandinsight.demand.Placements;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Classification;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Places the demands that an older model placed, or none, by the model in use.
@ApplicationScoped
class PlacingAgain {
    private static final Logger LOG = Logger.getLogger(PlacingAgain.class);
    private static final int BATCH = 1_000;

    private final Placements placements;
    private final ModelInUse inUse;

    PlacingAgain(Placements placements, ModelInUse inUse) {
        this.placements = placements;
        this.inUse = inUse;
    }

    /// Goes through all of them, batch by batch; stops early when told to, and goes on from there the next time.
    void run(BooleanSupplier stopped) {
        int model = inUse.version();
        if (model == 0) {
            return;
        }
        long start = System.nanoTime();
        long placed = 0;
        long moved = 0;
        Placements.@Nullable Open last = null;
        while (!stopped.getAsBoolean()) {
            var after = last;
            var batch = OffLoop.await(() -> placements.open(model, after, BATCH));
            if (batch.isEmpty()) {
                break;
            }
            Map<Long, Classification> decided = new HashMap<>();
            for (var open : batch) {
                decided.put(open.id(), inUse.classify(open.title(), open.text()));
            }
            moved += OffLoop.await(() -> placements.place(model, decided));
            placed += batch.size();
            last = batch.getLast();
        }
        if (placed > 0) {
            LOG.infof(
                    "Model %d placed %,d demands that were stored before it, %,d of them elsewhere than before, in %.1f s",
                    model, placed, moved, (System.nanoTime() - start) / 1e9);
        }
    }
}
