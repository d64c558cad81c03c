package org.demandinsight.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Groups demands that are alike in words: each is linked to its nearest where they are more alike than chance makes texts
/// of such words, and the parts of that graph that hold together are clusters. Noise has no such links, so no clusters.
///
/// The same demands in the same order and the same seed give the same clusters.
final class Clustering {
    private static final int NEAREST = 8;

    /// Of texts without any topic, the share that would be linked.
    private static final double BY_CHANCE = .01;

    private static final int ASKED = 2_000;

    /// Of the links of a cluster's members, the share that stays inside.
    private static final double HOLDS_TOGETHER = .3;

    /// Of a pair of wordings in one cluster, in cosines: a wording has a few neighbours only, so this bounds how many
    /// wordings a cluster has.
    private static final double PRICE = .1;

    private final int smallest;
    private final long seed;

    /// @param smallest demands that make a cluster
    Clustering(int smallest, long seed) {
        this.smallest = smallest;
        this.seed = seed;
    }

    /// A cluster: its wordings, the most typical (most alike to the others) first.
    ///
    /// @param wordings places of the demands of each
    record Cluster(List<List<Integer>> wordings) {
        Cluster {
            wordings = List.copyOf(wordings);
        }

        int demands() {
            return wordings.stream().mapToInt(List::size).sum();
        }
    }

    /// The clusters, the largest first.
    ///
    /// @param telling how much a term tells of a topic, 0 to 1
    List<Cluster> of(List<OpenDemand> demands, ToDoubleFunction<String> telling) {
        var counts = new ArrayList<Map<String, Integer>>();
        var known = new HashMap<String, String>(); // one string of each term, not one a text
        for (var each : demands) {
            var interned = new TreeMap<String, Integer>();
            TermVectors.terms(each)
                    .forEach((term, count) ->
                            interned.put(known.computeIfAbsent(term, it -> it), count));
            counts.add(interned);
        }
        var texts = TermVectors.weigh(counts, telling);
        var wordings = Wordings.of(texts, byChance(texts));
        var vectors = TermVectors.weigh(wordings.counts(counts), telling);
        var graph = graph(vectors, byChance(vectors));
        int[] parts = new Communities(PRICE, seed).of(graph);
        var members = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < parts.length; i++) {
            members.computeIfAbsent(parts[i], _ -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .filter(each -> inside(graph, parts, each) >= HOLDS_TOGETHER)
                .map(each -> typicalFirst(graph, parts, each))
                .map(each -> new Cluster(each.stream().map(wordings.members()::get).toList()))
                .filter(each -> each.demands() >= smallest)
                .sorted(
                        Comparator.comparingInt((Cluster each) -> -each.demands())
                                .thenComparing(each -> each.wordings().getFirst().getFirst()))
                .toList();
    }

    private double byChance(TermVectors vectors) {
        return Neighbours.byChance(vectors.shuffled(seed), BY_CHANCE, ASKED);
    }

    private static Graph graph(TermVectors vectors, double least) {
        int texts = vectors.terms().length;
        var neighbours = new Neighbours(vectors);
        var builder = new Graph.Builder(texts);
        for (int text = 0; text < texts; text++) {
            builder.addSize(text, 1);
        }
        for (int text = 0; text < texts; text++) {
            var nearest = neighbours.of(text, NEAREST, Math.nextUp((float) least));
            for (int i = 0; i < nearest.texts().length; i++) {
                builder.add(text, nearest.texts()[i], nearest.similarity()[i]);
            }
        }
        return builder.graph();
    }

    private static double inside(Graph graph, int[] parts, List<Integer> members) {
        double inside = members.stream().mapToDouble(each -> inside(graph, parts, each)).sum();
        double all = members.stream().mapToDouble(graph::degree).sum();
        // A wording like no other, such as a form letter, has no links.
        return all == 0 ? 1 : inside / all;
    }

    private static double inside(Graph graph, int[] parts, int member) {
        double inside = 0;
        int[] neighbours = graph.neighbours()[member];
        for (int i = 0; i < neighbours.length; i++) {
            inside += parts[neighbours[i]] == parts[member] ? graph.weights()[member][i] : 0;
        }
        return inside;
    }

    private static List<Integer> typicalFirst(Graph graph, int[] parts, List<Integer> members) {
        double[] inside =
                members.stream().mapToDouble(each -> inside(graph, parts, each)).toArray();
        var order = new Integer[inside.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -inside[i]));
        return Arrays.stream(order).map(members::get).toList();
    }
}
