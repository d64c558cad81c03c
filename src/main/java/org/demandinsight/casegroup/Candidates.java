package org.demandinsight.casegroup;

import java.util.List;
import java.util.Set;
import org.demandinsight.casegroup.PairScore.Scored;
import org.demandinsight.kernel.Tree;
import org.demandinsight.search.CodeSet;
import org.demandinsight.search.Neighbour;
import org.demandinsight.search.Snapshot;
import org.demandinsight.search.Sought;
import org.jspecify.annotations.Nullable;

/// The demands that may be about the same matter as another.
public final class Candidates {
    private Candidates() {}

    /// In descending order of likelihood.
    public static List<Scored> of(Snapshot snapshot, Sought sought, Tree categories) {
        return PairScore.LEARNED.rank(near(snapshot, sought, categories));
    }

    static List<Neighbour> near(Snapshot snapshot, Sought sought, Tree categories) {
        return snapshot.near(sought, kin(categories, sought.category()));
    }

    /// Those among which it is linked. Who only shares words is left out: a group reaches no farther than a kilometre.
    ///
    /// @param former ids of those that it was linked with before
    static List<Neighbour> byPlaceOrCopy(
            Snapshot snapshot, Sought sought, Tree categories, Set<Long> former) {
        return snapshot.near(
                sought,
                kin(categories, sought.category()),
                former,
                pair -> PairScore.LEARNED.couldBe(pair.asEarlier(), CaseLinking.THRESHOLD));
    }

    /// All categories under the same one of the first level.
    private static @Nullable CodeSet kin(Tree categories, int category) {
        if (category <= 0 || category >= categories.size()) {
            return null;
        }
        int top = category;
        while (categories.parent(top) != 0) {
            top = categories.parent(top);
        }
        return CodeSet.of(categories.subtree(top));
    }
}
