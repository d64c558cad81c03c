package org.demandinsight.insight.blindspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes one spot of those that are mostly the same demands: the one with the larger bound, the others nested in it.
final class Nesting {
    private static final double MOSTLY = .5;

    private Nesting() {}

    record Nest(Candidate outer, List<Candidate> nested) {}

    /// Nests in the order of their bounds, the largest first.
    static List<Nest> of(List<Candidate> candidates) {
        var order =
                candidates.stream()
                        .sorted(
                                Comparator.comparingDouble(Candidate::bound)
                                        .reversed()
                                        .thenComparing(Candidate::kind)
                                        .thenComparingInt(each -> each.cell().scope().category())
                                        .thenComparingInt(each -> each.cell().scope().area()))
                        .toList();
        var nests = new ArrayList<Nest>();
        for (var candidate : order) {
            nests.stream()
                    .filter(nest -> nest.outer().overlap(candidate) >= MOSTLY)
                    .findFirst()
                    .ifPresentOrElse(
                            nest -> nest.nested().add(candidate),
                            () -> nests.add(new Nest(candidate, new ArrayList<>())));
        }
        return nests;
    }
}
