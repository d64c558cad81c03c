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
    ///
    /// @return how many demands count elsewhere now
    public static int decides(
            Placements placements, int version, long demand, Classification classification) {
        var open = open(placements, version, demand);
        if (open != null) {
            var decided = List.of(new Decided(open, classification));
            int _ = OffLoop.await(() -> placements.decide(version, decided));
        }
        int moved = OffLoop.await(() -> placements.takeOver(version));
        while (OffLoop.await(() -> placements.confirm(version, 1_000))) {}
        return moved;
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
