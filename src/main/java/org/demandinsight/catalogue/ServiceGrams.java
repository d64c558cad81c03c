package org.demandinsight.catalogue;

import java.util.Arrays;
import java.util.List;

/// The grams of services, inverted: for each hashed gram the services that have it, with its weight in their unit vector.
final class ServiceGrams {
    private static final int BUCKETS = 1 << 16;
    private static final int WORD_START = 5;

    private final int services;
    private final int[] start = new int[BUCKETS + 1];
    private final int[] service;
    private final float[] weight;
    private final float[] rarity = new float[BUCKETS];

    /// @param texts the texts of each service
    ServiceGrams(List<List<String>> texts) {
        services = texts.size();
        int[][] grams = new int[services][];
        for (int i = 0; i < services; i++) {
            grams[i] = sorted(String.join("\n", texts.get(i)));
            for (int at = 0; at < grams[i].length; at = after(grams[i], at)) {
                start[grams[i][at] + 1]++;
            }
        }
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int having = start[bucket + 1];
            rarity[bucket] = having == 0 ? 0 : (float) Math.log((services + 1.) / (having + .5));
            start[bucket + 1] += start[bucket];
        }
        service = new int[start[BUCKETS]];
        weight = new float[start[BUCKETS]];
        int[] next = Arrays.copyOf(start, BUCKETS);
        for (int i = 0; i < services; i++) {
            float norm = norm(grams[i]);
            for (int at = 0, after; at < grams[i].length; at = after) {
                after = after(grams[i], at);
                int bucket = grams[i][at];
                service[next[bucket]] = i;
                weight[next[bucket]++] = weight(bucket, after - at) / norm;
            }
        }
    }

    /// The cosine of a text with each service.
    float[] likeness(String text) {
        float[] sums = new float[services];
        int[] grams = sorted(text);
        float norm = norm(grams);
        if (norm == 0) {
            return sums;
        }
        for (int at = 0, after; at < grams.length; at = after) {
            after = after(grams, at);
            int bucket = grams[at];
            if (start[bucket] < start[bucket + 1]) {
                float own = weight(bucket, after - at) / norm;
                for (int i = start[bucket]; i < start[bucket + 1]; i++) {
                    sums[service[i]] += own * weight[i];
                }
            }
        }
        return sums;
    }

    private float weight(int bucket, int times) {
        return rarity[bucket] * (float) (1 + Math.log(times));
    }

    private float norm(int[] sorted) {
        double sum = 0;
        for (int at = 0, after; at < sorted.length; at = after) {
            after = after(sorted, at);
            float own = weight(sorted[at], after - at);
            sum += own * own;
        }
        return (float) Math.sqrt(sum);
    }

    private static int after(int[] sorted, int at) {
        int after = at + 1;
        while (after < sorted.length && sorted[after] == sorted[at]) {
            after++;
        }
        return after;
    }

    /// Ideographs and pairs of neighbouring ones, and the first letters of other words, as sorted hashes.
    private static int[] sorted(String text) {
        int[] found = new int[2 * text.length()];
        int size = 0;
        int before = 0;
        int word = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ideograph = Character.isIdeographic(c);
            if (ideograph) {
                found[size++] = bucket(c);
            }
            if (ideograph && before != 0) {
                found[size++] = bucket(before * 31_337 + c);
            }
            before = ideograph ? c : 0;
            if (!ideograph && Character.isLetterOrDigit(c)) {
                if (letters < WORD_START) {
                    word = word * 31 + Character.toLowerCase(c);
                }
                letters++;
            } else {
                if (letters > 2) {
                    found[size++] = bucket(word ^ 0x5bd1e995);
                }
                letters = 0;
                word = 0;
            }
        }
        if (letters > 2) {
            found[size++] = bucket(word ^ 0x5bd1e995);
        }
        int[] grams = Arrays.copyOf(found, size);
        Arrays.sort(grams);
        return grams;
    }

    private static int bucket(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed >>> 16;
    }
}
