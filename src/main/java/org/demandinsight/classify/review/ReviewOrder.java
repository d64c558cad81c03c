package org.demandinsight.classify.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.demandinsight.classify.review.ReviewItem.Why;
import org.jspecify.annotations.Nullable;

/// Orders demands by what an answer about them is expected to gain. The demands that count under a category, or under none, are expected
/// to be wrong there in as many cases as their probabilities miss to one; that expectation is shared out over the answers that people have
/// given about the category and the next one by the divisors 1, 3, 5 … of Sainte-Laguë, so that each category gets answers in proportion
/// to what is wrong in it and one that nobody has looked at yet comes early. Within a category the least sure come first, of these the
/// newest.
final class ReviewOrder {
    /// Surer ones are left alone.
    private static final double SURE = .95;

    private static final double SCALE = 10_000;

    private ReviewOrder() {}

    private static final class Kind {
        final List<PlacedDemand> doubtful = new ArrayList<>();
        double expectedWrong;
        int answered;
        int next;

        double gain() {
            return expectedWrong / (2 * answered + 1);
        }

        @Nullable PlacedDemand take() {
            answered++;
            return next < doubtful.size() ? doubtful.get(next++) : null;
        }
    }

    /// The demands to look at, those first whose answer gains most. What is drawn at random is left out.
    ///
    /// @param answered how many answers people gave about demands of a category, by its id (0: under none)
    static List<ReviewItem> of(
            List<PlacedDemand> placed, Map<Integer, Integer> answered, int most) {
        var kinds = new HashMap<Integer, Kind>();
        for (var demand : placed) {
            var kind = kinds.computeIfAbsent(demand.category(), _ -> new Kind());
            kind.expectedWrong += SCALE * (1 - demand.probability()) / placed.size();
            if (demand.probability() < SURE && !demand.drawn()) {
                kind.doubtful.add(demand);
            }
        }
        var queue = new PriorityQueue<Kind>(Comparator.comparingDouble(Kind::gain).reversed());
        kinds.forEach((category, kind) -> {
            kind.answered = answered.getOrDefault(category, 0);
            kind.doubtful.sort(
                    Comparator.comparingDouble(PlacedDemand::probability)
                            .thenComparing(Comparator.comparingLong(PlacedDemand::id).reversed()));
            queue.add(kind);
        });
        var items = new ArrayList<ReviewItem>();
        while (!queue.isEmpty() && items.size() < most) {
            var kind = queue.remove();
            double gain = kind.gain();
            var demand = kind.take();
            if (demand != null) {
                items.add(new ReviewItem(demand, why(demand), gain, 1));
                queue.add(kind);
            }
        }
        return items;
    }

    private static Why why(PlacedDemand demand) {
        if (demand.category() == 0) {
            return Why.UNPLACED;
        }
        return demand.contested() ? Why.CONTESTED : Why.UNSURE;
    }
}
