package org.demandinsight.cluster;

import java.util.Arrays;
import java.util.TreeMap;

/// An undirected graph with weights.
///
/// @param neighbours of each node, ascending; an edge stands with both of its ends
/// @param weights of those edges
/// @param sizes how many nodes of the first graph each stands for
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record Graph(int[][] neighbours, float[][] weights, double[] sizes) {

    /// Builds a graph edge by edge.
    static final class Builder {
        private final TreeMap<Integer, Float>[] edges;
        private final double[] sizes;

        @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generics
        Builder(int nodes) {
            edges = new TreeMap[nodes];
            Arrays.setAll(edges, _ -> new TreeMap<>());
            sizes = new double[nodes];
        }

        /// Adds to the weight of an edge between two nodes.
        void add(int one, int other, float weight) {
            edges[one].merge(other, weight, Float::sum);
            edges[other].merge(one, weight, Float::sum);
        }

        void addSize(int node, double size) {
            sizes[node] += size;
        }

        Graph graph() {
            int[][] neighbours = new int[edges.length][];
            float[][] weights = new float[edges.length][];
            for (int node = 0; node < edges.length; node++) {
                neighbours[node] =
                        edges[node].keySet().stream().mapToInt(Integer::intValue).toArray();
                weights[node] = new float[neighbours[node].length];
                int at = 0;
                for (float weight : edges[node].values()) {
                    weights[node][at++] = weight;
                }
            }
            return new Graph(neighbours, weights, sizes);
        }
    }

    int nodes() {
        return neighbours.length;
    }

    /// Weight of all edges of a node.
    double degree(int node) {
        double sum = 0;
        for (float weight : weights[node]) {
            sum += weight;
        }
        return sum;
    }
}
