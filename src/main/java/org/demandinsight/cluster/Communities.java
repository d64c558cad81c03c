package org.demandinsight.cluster;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Parts of a graph that hold together: the Louvain method (Blondel et al. 2008) for the constant Potts model (Traag, Van
/// Dooren & Nesterov 2011), in which a part is worth its inner links less a price for each pair of its nodes. Unlike
/// modularity it finds the same parts however large the rest of the graph is. The same graph and seed give the same parts.
final class Communities {
    private static final int MOST_ROUNDS = 20;
    private static final double WORTH_A_MOVE = 1e-9;

    private final double price;
    private final Random random;

    /// @param price of a pair of nodes in one part, in units of the links' weights
    Communities(double price, long seed) {
        this.price = price;
        random = new Random(seed);
    }

    /// The number of each node's part, from 0.
    int[] of(Graph graph) {
        int[] parts = IntStream.range(0, graph.nodes()).toArray();
        var level = graph;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int[] moved = numbered(move(level));
            for (int i = 0; i < parts.length; i++) {
                parts[i] = moved[parts[i]];
            }
            int size = Arrays.stream(moved).max().orElse(-1) + 1;
            if (size == level.nodes()) {
                break;
            }
            level = together(level, moved, size);
        }
        return numbered(parts);
    }

    /// Moves single nodes to the neighbouring part that gains most, until none does.
    private int[] move(Graph graph) {
        int nodes = graph.nodes();
        int[] part = IntStream.range(0, nodes).toArray();
        double[] size = graph.sizes();
        double[] total = size.clone();
        List<Integer> order = IntStream.range(0, nodes).boxed().collect(Collectors.toList());
        Collections.shuffle(order, random);
        boolean anyMoved = true;
        for (int round = 0; anyMoved && round < MOST_ROUNDS; round++) {
            anyMoved = false;
            for (int node : order) {
                var links = links(graph, node, part);
                int from = part[node];
                total[from] -= size[node];
                double stay = gain(links.getOrDefault(from, 0.0), total[from], size[node]);
                int best = from;
                double most = stay + WORTH_A_MOVE;
                for (var link : links.entrySet()) {
                    int to = link.getKey();
                    double gain = gain(link.getValue(), total[to], size[node]);
                    if (gain > most) {
                        most = gain;
                        best = to;
                    }
                }
                part[node] = best;
                total[best] += size[node];
                anyMoved |= best != from;
            }
        }
        return part;
    }

    private double gain(double links, double total, double size) {
        return links - price * total * size;
    }

    private static Map<Integer, Double> links(Graph graph, int node, int[] part) {
        var links = new TreeMap<Integer, Double>();
        for (int i = 0; i < graph.neighbours()[node].length; i++) {
            double weight = graph.weights()[node][i];
            links.merge(part[graph.neighbours()[node][i]], weight, Double::sum);
        }
        return links;
    }

    private static Graph together(Graph graph, int[] part, int size) {
        var builder = new Graph.Builder(size);
        for (int node = 0; node < part.length; node++) {
            builder.addSize(part[node], graph.sizes()[node]);
            for (int i = 0; i < graph.neighbours()[node].length; i++) {
                int other = graph.neighbours()[node][i];
                if (node < other && part[node] != part[other]) {
                    builder.add(part[node], part[other], graph.weights()[node][i]);
                }
            }
        }
        return builder.graph();
    }

    /// Parts numbered in the order of their first nodes.
    private static int[] numbered(int[] parts) {
        var numbers = new HashMap<Integer, Integer>();
        int[] numbered = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbered[i] = numbers.computeIfAbsent(parts[i], _ -> numbers.size());
        }
        return numbered;
    }
}
