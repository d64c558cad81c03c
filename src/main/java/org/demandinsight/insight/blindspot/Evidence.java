package org.demandinsight.insight.blindspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.demandinsight.search.DemandFacts;

/// The newest demands that carry the sign of each spot.
final class Evidence {
    /// As many as a person opens.
    private static final int MOST = 50;

    private final Map<Place, PriorityQueue<Seen>> newest = new HashMap<>();

    private record Place(BlindSpotKind kind, Scope scope) {}

    private record Seen(long received, long demand) {}

    Evidence(List<BlindSpot> spots) {
        want(spots);
    }

    private void want(List<BlindSpot> spots) {
        for (var spot : spots) {
            newest.put(
                    new Place(spot.kind(), spot.scope()),
                    new PriorityQueue<>(
                            Comparator.comparingLong(Seen::received)
                                    .thenComparingLong(Seen::demand)));
            want(spot.nested());
        }
    }

    void see(DemandFacts facts, Signs signs) {
        if (signs.carried() == 0) {
            return;
        }
        for (var kind : BlindSpotKind.values()) {
            if (signs.carries(kind)) {
                see(facts, kind, Scope.WHOLE_CITY, signs.category());
                if (signs.area() != Scope.WHOLE_CITY) {
                    see(facts, kind, signs.area(), signs.category());
                }
            }
        }
    }

    private void see(DemandFacts facts, BlindSpotKind kind, int area, int category) {
        var seen = newest.get(new Place(kind, new Scope(category, area)));
        if (seen == null) {
            return;
        }
        seen.add(new Seen(facts.received(), facts.id()));
        if (seen.size() > MOST) {
            var _ = seen.remove();
        }
    }

    /// Ids of demands, the newest first.
    List<Long> of(BlindSpot spot) {
        var seen = newest.get(new Place(spot.kind(), spot.scope()));
        if (seen == null) {
            return List.of();
        }
        var sorted = new ArrayList<>(seen);
        sorted.sort(
                Comparator.comparingLong(Seen::received)
                        .thenComparingLong(Seen::demand)
                        .reversed());
        return sorted.stream().map(Seen::demand).toList();
    }
}
