package org.demandinsight.casegroup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.demandinsight.demand.Demand.Position;
import org.jspecify.annotations.Nullable;

/// Makes groups of linked demands: the surest link first, each joins the groups of its two ends (Kruskal), unless
///
/// - somebody rejected a pair across them,
/// - or what places and times link would no longer fit into a square of a kilometre and 90 days: so no chain of pairs, each near enough,
///   wanders through the city. Links by hand and between near-copies join all the same, and don't count here.
///
/// Whoever decided by hand is so asked first, and the order in which demands came has no say.
final class Grouping {
    private static final double METRES = 1_000;
    private static final long DAYS = 90;
    private static final double METRES_A_DEGREE = 111_195;

    private final Map<Long, Group> groupOf = new HashMap<>();

    /// The same without links by hand and between copies: what these bring in from afar doesn't make a place any wider.
    private final Map<Long, Group> placeOf = new HashMap<>();

    private final Map<Long, Set<Long>> rejected = new HashMap<>();

    private Grouping(List<CaseMember> members, List<CaseLink> links) {
        for (var member : members) {
            groupOf.put(member.id(), new Group(member));
            placeOf.put(member.id(), new Group(member));
        }
        for (var link : links) {
            if (!link.linked()) {
                rejected.computeIfAbsent(link.one(), _ -> new HashSet<>()).add(link.other());
                rejected.computeIfAbsent(link.other(), _ -> new HashSet<>()).add(link.one());
            }
        }
    }

    /// Groups of two and more, each in ascending order of ids.
    ///
    /// @param links those by hand in descending order of when they were decided: whoever decided last is asked first
    static List<List<CaseMember>> of(List<CaseMember> members, List<CaseLink> links) {
        var grouping = new Grouping(members, links);
        links.stream()
                .filter(CaseLink::linked)
                .sorted(
                        Comparator.comparing((CaseLink link) -> !link.byHand())
                                .thenComparingDouble(link -> -link.probability())
                                .thenComparingLong(link -> link.byHand() ? 0 : link.one())
                                .thenComparingLong(link -> link.byHand() ? 0 : link.other()))
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
        if (one == null || other == null || isRejected(one, other)) {
            return;
        }
        if (link.byHand() || link.copy() || isOnePlace(link)) {
            unite(one, other, groupOf);
        }
    }

    /// Whether what is about one place and time stays so with the link; it then is one.
    private boolean isOnePlace(CaseLink link) {
        var one = Objects.requireNonNull(placeOf.get(link.one()));
        var other = Objects.requireNonNull(placeOf.get(link.other()));
        boolean narrow = one.extent.with(other.extent).isNarrow();
        if (narrow) {
            unite(one, other, placeOf);
        }
        return narrow;
    }

    private static void unite(Group one, Group other, Map<Long, Group> in) {
        if (!one.equals(other)) {
            var larger = one.members.size() >= other.members.size() ? one : other;
            var smaller = larger.equals(one) ? other : one;
            larger.take(smaller);
            smaller.members.forEach(member -> in.put(member.id(), larger));
        }
    }

    private boolean isRejected(Group one, Group other) {
        var smaller = one.members.size() < other.members.size() ? one : other;
        var larger = smaller.equals(one) ? other : one;
        return !smaller.equals(larger)
                && smaller.members.stream()
                        .flatMap(member -> rejected.getOrDefault(member.id(), Set.of()).stream())
                        .anyMatch(id -> larger.equals(groupOf.get(id)));
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
