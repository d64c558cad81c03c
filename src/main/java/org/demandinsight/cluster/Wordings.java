package org.demandinsight.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Demands in nearly the same words, as form letters and one caller's many calls are. Each wording counts once for what a
/// topic is about: else the phrases of a letter that hundreds have copied would be a topic of their own.
///
/// @param members places of the demands of each wording
record Wordings(List<List<Integer>> members) {
    /// Cosine from which two texts are of one wording.
    private static final double SAME = .35;

    private static final int NEAREST = 5;

    /// Of a wording's demands, the share that says a term of it; what fewer say is their own: a road, a date.
    private static final double SHARED = .3;

    /// @param byChance cosine that texts have by chance
    static Wordings of(TermVectors vectors, double byChance) {
        double same = Math.max(SAME, byChance);
        int texts = vectors.terms().length;
        int[] leader = IntStream.range(0, texts).toArray();
        var neighbours = new Neighbours(vectors);
        for (int text = 0; text < texts; text++) {
            for (int other : neighbours.of(text, NEAREST, same).texts()) {
                int one = find(leader, text);
                int two = find(leader, other);
                leader[Math.max(one, two)] = Math.min(one, two);
            }
        }
        var members = new TreeMap<Integer, List<Integer>>();
        for (int text = 0; text < texts; text++) {
            members.computeIfAbsent(find(leader, text), _ -> new ArrayList<>()).add(text);
        }
        return new Wordings(List.copyOf(members.values()));
    }

    private static int find(int[] leader, int text) {
        int at = text;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    /// The terms that the demands of each wording share, as often as they say them on average.
    ///
    /// @param counts of the terms of each demand
    List<Map<String, Integer>> counts(List<Map<String, Integer>> counts) {
        return members.stream().map(wording -> shared(wording, counts)).toList();
    }

    private static Map<String, Integer> shared(
            List<Integer> wording, List<Map<String, Integer>> counts) {
        var texts = new HashMap<String, Integer>();
        var times = new TreeMap<String, Integer>();
        for (int member : wording) {
            counts.get(member)
                    .forEach((term, count) -> {
                        texts.merge(term, 1, Integer::sum);
                        times.merge(term, count, Integer::sum);
                    });
        }
        times.keySet().removeIf(term -> texts.getOrDefault(term, 0) < SHARED * wording.size());
        times.replaceAll((_, count) -> (count + wording.size() - 1) / wording.size());
        return times;
    }
}
