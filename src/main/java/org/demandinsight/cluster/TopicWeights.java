package org.demandinsight.cluster;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// How much a term tells of a topic, 0 to 1, as the demands show that are placed: nothing if the categories at the top say
/// it alike often. A list of stop words would know neither the phrases of a hotline's staff nor the names of a city's
/// roads.
///
/// Measured by the Kullback–Leibler divergence (nats) of the categories of the texts that say the term from those of all in
/// the same script, less what so few texts show by chance, (categories − 1) / 2n (Miller 1955). A term that few placed
/// demands say may be a new topic's and counts in full.
final class TopicWeights implements ToDoubleFunction<String> {
    private static final int FEWEST = 10;

    /// Divergence from which a term counts in full.
    private static final double TELLING = 1.2;

    private final Map<String, int[]> texts = new HashMap<>();
    private final int[] ideographic;
    private final int[] other;

    /// @param categories how many there are at the top
    TopicWeights(int categories) {
        ideographic = new int[categories];
        other = new int[categories];
    }

    /// Adds a demand that is placed.
    ///
    /// @param terms that it says
    /// @param category number of its category at the top, from 0
    void add(Collection<String> terms, int category) {
        boolean inIdeographs = false;
        boolean inOthers = false;
        for (var term : terms) {
            texts.computeIfAbsent(term, _ -> new int[ideographic.length])[category]++;
            boolean is = Character.isIdeographic(term.charAt(0));
            inIdeographs |= is;
            inOthers |= !is;
        }
        ideographic[category] += inIdeographs ? 1 : 0;
        other[category] += inOthers ? 1 : 0;
    }

    @Override
    public double applyAsDouble(String term) {
        int[] said = texts.get(term);
        int n = said == null ? 0 : Arrays.stream(said).sum();
        if (said == null || n < FEWEST) {
            return 1;
        }
        int[] all = Character.isIdeographic(term.charAt(0)) ? ideographic : other;
        double total = Arrays.stream(all).sum();
        int categories = 0;
        double divergence = 0;
        for (int i = 0; i < said.length; i++) {
            categories += all[i] > 0 ? 1 : 0;
            if (said[i] > 0) {
                double share = said[i] / (double) n;
                divergence += share * Math.log(share * total / all[i]);
            }
        }
        double corrected = divergence - (categories - 1) / (2.0 * n);
        return Math.clamp(corrected / TELLING, 0, 1);
    }
}
