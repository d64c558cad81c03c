package org.demandinsight.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinHashTest {
    private static final int PAIRS = 400;

    @Test
    void theShareOfEqualNumbersEstimatesTheJaccardSimilarity() {
        var random = new Random(5);
        var hash = new MinHash();
        double error = 0;
        double bias = 0;
        for (int i = 0; i < PAIRS; i++) {
            var one = text(random, 60 + random.nextInt(60));
            var other = changed(one, random);
            double estimated = MinHash.equal(hash.of("", one), hash.of("", other)) / 32.0;
            double exact = jaccard(one, other);
            error += Math.abs(estimated - exact) / PAIRS;
            bias += (estimated - exact) / PAIRS;
        }

        // The standard deviation of a share of 32 is at most .088, its mean deviation .07.
        assertThat(error).isLessThan(.07);
        assertThat(bias).isCloseTo(0, within(.015));
    }

    @Test
    void theSameTextHasTheSameSignature() {
        var hash = new MinHash();

        assertThat(hash.of("路灯坏了", "中山路的路灯坏了三天")).isEqualTo(hash.of("路灯坏了", "中山路的路灯坏了三天"));
        assertThat(hash.shingles()).isEqualTo(2 + 8);
    }

    private static String text(Random random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (0x4E00 + random.nextInt(2_000)));
        }
        return text.toString();
    }

    /// With a stretch of it said anew.
    private static String changed(String text, Random random) {
        int from = random.nextInt(text.length());
        return text.substring(0, from) + text(random, random.nextInt(text.length() - from + 1));
    }

    private static double jaccard(String one, String other) {
        var both = new HashSet<>(trigrams(one));
        both.retainAll(trigrams(other));
        var either = new HashSet<>(trigrams(one));
        either.addAll(trigrams(other));
        return either.isEmpty() ? 0 : (double) both.size() / either.size();
    }

    private static Set<String> trigrams(String text) {
        var grams = new HashSet<String>();
        for (int i = 0; i + 3 <= text.length(); i++) {
            grams.add(text.substring(i, i + 3));
        }
        return grams;
    }
}
