package org.demandinsight.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Texts as sparse vectors of unit length: pairs of Chinese characters and words of other scripts, those of the title
/// twice, weighed (1 + ln tf) · ln(n / df), and by how much they
/// tell of a topic. What hardly any or very many texts say tells nothing of a topic, and of a long
/// text only the heaviest terms count, so that a search among all of them stays cheap.
///
/// @param terms of each text, ascending
/// @param weights of the terms
/// @param unknown what terms too rare to be compared add to the square of a text's length: one shared word in two texts
///     full of others makes them little alike
/// @param size how many different terms there are
@SuppressWarnings("ArrayRecordComponent") // a bundle of arrays, never compared
record TermVectors(int[][] terms, float[][] weights, double[] unknown, int size) {
    /// In texts.
    private static final int RAREST = 3;

    private static final double MOST_FREQUENT = .1;

    /// Of the square of a rarest term's weight, what an unknown one counts.
    private static final double UNKNOWN = .15;

    private static final int HEAVIEST = 40;

    /// The terms of a demand and how often it says them.
    static Map<String, Integer> terms(OpenDemand demand) {
        var count = new TreeMap<String, Integer>();
        count(demand.title().value(), 2, count);
        count(demand.text().value(), 1, count);
        return count;
    }

    /// The same terms dealt to the texts at random: each text keeps its length, each term its frequency. What is alike among
    /// them is so by chance.
    TermVectors shuffled(long seed) {
        int[] dealt = Arrays.stream(terms).flatMapToInt(Arrays::stream).toArray();
        var random = new Random(seed);
        for (int i = dealt.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int held = dealt[i];
            dealt[i] = dealt[other];
            dealt[other] = held;
        }
        var counts = new ArrayList<Map<Integer, Integer>>();
        int at = 0;
        for (int[] text : terms) {
            var count = new TreeMap<Integer, Integer>();
            for (int i = 0; i < text.length; i++) {
                count.merge(dealt[at++], 1, Integer::sum);
            }
            counts.add(count);
        }
        return weigh(counts, _ -> 1, unknown);
    }

    private static void count(String text, int times, Map<String, Integer> into) {
        Runs.read(
                text,
                new Runs.Reader() {
                    @Override
                    public void ideographs(String run) {
                        for (int i = 0; i + 2 <= run.length(); i++) {
                            into.merge(run.substring(i, i + 2), times, Integer::sum);
                        }
                    }

                    @Override
                    public void word(String word) {
                        into.merge(word, times, Integer::sum);
                    }
                });
    }

    /// @param counts how often each text says each term
    /// @param telling how much a term tells of a topic, 0 to 1
    static <T extends Comparable<T>> TermVectors weigh(
            List<Map<T, Integer>> counts, ToDoubleFunction<T> telling) {
        return weigh(counts, telling, new double[0]);
    }

    /// @param given squares of what is unknown in each text, empty where the texts tell
    private static <T extends Comparable<T>> TermVectors weigh(
            List<Map<T, Integer>> counts, ToDoubleFunction<T> telling, double[] given) {
        var frequency = new HashMap<T, Integer>();
        counts.forEach(
                text -> text.keySet().forEach(term -> frequency.merge(term, 1, Integer::sum)));
        double[] unknown = given.length > 0 ? given : unknown(counts, frequency);
        double most = Math.max(RAREST, MOST_FREQUENT * counts.size());
        frequency.values().removeIf(texts -> texts < RAREST || texts > most);
        var strength = new HashMap<T, Double>();
        frequency.forEach((term, texts) ->
                strength.put(
                        term,
                        telling.applyAsDouble(term) * Math.log(counts.size() / (double) texts)));
        strength.values().removeIf(each -> each <= 0);
        var numbers = new HashMap<T, Integer>();
        strength.keySet().stream().sorted().forEach(term -> numbers.put(term, numbers.size()));
        int[][] terms = new int[counts.size()][];
        float[][] weights = new float[counts.size()][];
        for (int i = 0; i < terms.length; i++) {
            var known = new ArrayList<double[]>();
            counts.get(i)
                    .forEach((term, tf) -> {
                        var number = numbers.get(term);
                        if (number != null) {
                            double each = strength.getOrDefault(term, 0.0);
                            known.add(new double[] {number, (1 + Math.log(tf)) * each});
                        }
                    });
            known.sort((one, other) -> Double.compare(other[1], one[1]));
            var heaviest = known.subList(0, Math.min(HEAVIEST, known.size()));
            heaviest.sort((one, other) -> Double.compare(one[0], other[0]));
            double length =
                    Math.sqrt(
                            unknown[i]
                                    + heaviest.stream()
                                            .mapToDouble(each -> each[1] * each[1])
                                            .sum());
            terms[i] = heaviest.stream().mapToInt(each -> (int) each[0]).toArray();
            weights[i] = new float[terms[i].length];
            for (int k = 0; k < weights[i].length; k++) {
                weights[i][k] = (float) (heaviest.get(k)[1] / length);
            }
        }
        return new TermVectors(terms, weights, unknown, numbers.size());
    }

    private static <T> double[] unknown(List<Map<T, Integer>> counts, Map<T, Integer> frequency) {
        double rarest = Math.log(Math.max(1, counts.size()) / (double) RAREST);
        return counts.stream()
                .mapToDouble(text -> {
                    long unknown =
                            text.keySet().stream()
                                    .filter(term -> frequency.getOrDefault(term, 0) < RAREST)
                                    .limit(HEAVIEST)
                                    .count();
                    return unknown * UNKNOWN * rarest * rarest;
                })
                .toArray();
    }
}
