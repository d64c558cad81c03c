package org.demandinsight.casegroup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.demand.Demand.Position;
import org.jspecify.annotations.Nullable;

/// Makes groups of linked demands: the surest link first, each joins the groups of its two ends (Kruskal), unless
///
/// - somebody rejected a pair across them,
/// - or they would no longer fit into a square of a kilometre and 90 days: so no chain of pairs, each near enough, wanders through the
///   city. Links by hand and between near-copies join all the same.
///
/// Whoever decided by hand is so asked first, and the order in which demands came has no say.
final class Grouping {
    private static final double METRES = 1_000;
    private static final long DAYS = 90;
    private static final double METRES_A_DEGREE = 111_195;

    private final Map<Long, Group> groupOf = new HashMap<>();
    private final List<CaseLink> rejected;

    private Grouping(List<CaseMember> members, List<CaseLink> links) {
        members.forEach(member -> groupOf.put(member.id(), new Group(member)));
        rejected = links.stream().filter(link -> !link.linked()).toList();
    }

    /// Groups of two and more, each in ascending order of ids.
    static List<List<CaseMember>> of(List<CaseMember> members, List<CaseLink> links) {
        var grouping = new Grouping(members, links);
        links.stream()
                .filter(CaseLink::linked)
                .sorted(
                        Comparator.comparing(CaseLink::byHand)
                                .thenComparingDouble(CaseLink::probability)
                                .reversed()
                                .thenComparingLong(CaseLink::one)
                                .thenComparingLong(CaseLink::other))
                .forEach(grouping::join);
        return grouping.groupOf.values().stream()
                .distinct()
                .filter(group -> group.members.size() > 1)
                .map(Group::sorted)
                .sorted(Comparator.comparingLong(group -> group.getFirst().id()))
                .toList();
    }

    private void join(CaseLink link) {
        var one = groupOf.get(link.one());
        var other = groupOf.get(link.other());
        if (one == null || other == null || one.equals(other) || isRejected(one, other)) {
            return;
        }
        var larger = one.members.size() >= other.members.size() ? one : other;
        var smaller = larger.equals(one) ? other : one;
        if (link.byHand() || link.copy() || larger.extent.with(smaller.extent).isNarrow()) {
            larger.take(smaller);
            smaller.members.forEach(member -> groupOf.put(member.id(), larger));
        }
    }

    private boolean isRejected(Group one, Group other) {
        return rejected.stream()
                .anyMatch(link -> {
                    var first = groupOf.get(link.one());
                    var second = groupOf.get(link.other());
                    return (one.equals(first) && other.equals(second))
                            || (one.equals(second) && other.equals(first));
                });
    }

    private static final class Group {
        private final List<CaseMember> members = new ArrayList<>();
        private Extent extent;

        Group(CaseMember first) {
            members.add(first);
            extent = Extent.of(first);
        }

        void take(Group other) {
            members.addAll(other.members);
            extent = extent.with(other.extent);
        }

        List<CaseMember> sorted() {
            return members.stream().sorted(Comparator.comparingLong(CaseMember::id)).toList();
        }
    }

    /// From where to where; empty where from is more than to.
    private record Extent(
            double south, double north, double west, double east, long first, long last) {
        static Extent of(CaseMember member) {
            @Nullable Position at = member.position();
            Long day = member.day();
            double inf = Double.POSITIVE_INFINITY;
            return new Extent(
                    at == null ? inf : at.latitude(),
                    at == null ? -inf : at.latitude(),
                    at == null ? inf : at.longitude(),
                    at == null ? -inf : at.longitude(),
                    day == null ? Long.MAX_VALUE : day,
                    day == null ? Long.MIN_VALUE : day);
        }

        Extent with(Extent other) {
            return new Extent(
                    Math.min(south, other.south),
                    Math.max(north, other.north),
                    Math.min(west, other.west),
                    Math.max(east, other.east),
                    Math.min(first, other.first),
                    Math.max(last, other.last));
        }

        boolean isNarrow() {
            boolean placed = south <= north;
            boolean near =
                    !placed
                            || ((north - south) * METRES_A_DEGREE <= METRES
                                    && (east - west)
                                                    * METRES_A_DEGREE
                                                    * Math.cos(Math.toRadians(south))
                                            <= METRES);
            return near && (first > last || last - first <= DAYS);
        }
    }
}
