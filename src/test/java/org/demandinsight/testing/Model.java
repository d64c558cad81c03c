package org.demandinsight.testing;

import java.util.List;
import org.demandinsight.demand.Placements;
import org.demandinsight.demand.Placements.Decided;
import org.demandinsight.demand.Placements.Open;
import org.demandinsight.reactive.OffLoop;
import org.demandinsight.taxonomy.Classification;
import org.jspecify.annotations.Nullable;

/// A model that has an opinion on one demand.
public final class Model {
    private Model() {}

    /// Decides about a demand if it is open to a version, and takes over.
    public static void decides(
            Placements placements, int version, long demand, Classification classification) {
        var open = open(placements, version, demand);
        if (open != null) {
            var decided = List.of(new Decided(open, classification));
            int _ = OffLoop.await(() -> placements.decide(version, decided));
        }
        int _ = OffLoop.await(() -> placements.takeOver(version));
        long last = 0;
        long from;
        do {
            from = last;
            long after = from;
            last = OffLoop.await(() -> placements.placeRest(version, after, 1_000));
        } while (last > from);
        var _ = OffLoop.await(() -> placements.forgetDecided().replaceWith(true));
    }

    /// A demand, if it is open to a version.
    public static @Nullable Open open(Placements placements, int version, long demand) {
        @Nullable Open last = null;
        while (true) {
            var after = last;
            var page = OffLoop.await(() -> placements.open(version, after, 1_000));
            for (var open : page) {
                if (open.id() == demand) {
                    return open;
                }
            }
            if (page.isEmpty()) {
                return null;
            }
            last = page.getLast();
        }
    }
}
