package org.demandinsight.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which clusters of a run are which of the run before: those that share most of their members, by Jaccard's index over
/// the demands that both runs could know. A cluster that is none of the former gets an id made of its members.
final class Lineage {
    private static final double THE_SAME = .3;

    private final Map<String, Set<Long>> former;
    private final long newest;

    /// @param former members of the clusters of the run before, by their ids
    Lineage(Map<String, Set<Long>> former) {
        this.former = former;
        newest =
                former.values().stream()
                        .flatMap(Set::stream)
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0);
    }

    private record Pair(String id, int cluster, double alike) {}

    /// The id of each cluster.
    ///
    /// @param clusters members of each, ascending
    List<String> ids(List<List<Long>> clusters) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < clusters.size(); i++) {
            var known = new HashSet<>(clusters.get(i));
            known.removeIf(demand -> demand > newest);
            for (var each : former.entrySet()) {
                double alike = jaccard(known, each.getValue());
                if (alike >= THE_SAME) {
                    pairs.add(new Pair(each.getKey(), i, alike));
                }
            }
        }
        pairs.sort(
                Comparator.comparingDouble(Pair::alike)
                        .reversed()
                        .thenComparing(Pair::id)
                        .thenComparingInt(Pair::cluster));
        var taken = new HashMap<Integer, String>();
        var used = new HashSet<String>(former.keySet());
        var given = new HashSet<String>();
        for (var pair : pairs) {
            if (!taken.containsKey(pair.cluster()) && given.add(pair.id())) {
                taken.put(pair.cluster(), pair.id());
            }
        }
        var ids = new ArrayList<String>();
        for (int i = 0; i < clusters.size(); i++) {
            ids.add(taken.containsKey(i) ? taken.get(i) : fresh(clusters.get(i), used));
        }
        return ids;
    }

    private static double jaccard(Set<Long> one, Set<Long> other) {
        long both = one.stream().filter(other::contains).count();
        return both == 0 ? 0 : both / (double) (one.size() + other.size() - both);
    }

    private static String fresh(List<Long> members, Set<String> used) {
        long hash = 0;
        for (long member : members) {
            hash = (hash ^ member) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        while (!used.add(Long.toUnsignedString(hash, 36))) {
            hash++;
        }
        return Long.toUnsignedString(hash, 36);
    }
}
