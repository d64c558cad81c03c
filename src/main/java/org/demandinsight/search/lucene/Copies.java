package org.demandinsight.search.lucene;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.demandinsight.search.MinHash;
import org.jspecify.annotations.Nullable;

/// The signature of a text as the index keeps it: 32 numbers of a byte each (b-bit MinHash, Li & König 2010: two numbers that differ
/// share a byte once in 256), and eight bands of two whole numbers each as terms. Texts of Jaccard similarity .5 share a band with
/// probability 1 − (1 − .5²)⁸ = .90, of .7 with .995, of .2 with .28. A buffer: one a thread.
final class Copies {
    private static final int BANDS = 8;
    private static final int ROWS = 2;

    /// Of title and text, in bytes of UTF-8 (a Chinese character has three): shorter ones, such as an address, are alike without being
    /// copied from one another.
    private static final int SHORTEST = 100;

    private static final double BY_CHANCE = 1.0 / 256;

    private final MinHash hash = new MinHash();

    /// What the index keeps of a text.
    record Kept(BytesRef signature, List<BytesRef> bands) {}

    /// Null if the text is too short.
    @Nullable Kept of(String title, String text) {
        if (UnicodeUtil.calcUTF16toUTF8Length(title, 0, title.length())
                        + UnicodeUtil.calcUTF16toUTF8Length(text, 0, text.length())
                < SHORTEST) {
            return null;
        }
        int[] numbers = hash.of(title, text);
        if (hash.shingles() == 0) {
            return null;
        }
        byte[] signature = new byte[MinHash.HASHES];
        for (int i = 0; i < signature.length; i++) {
            signature[i] = (byte) numbers[i];
        }
        var bands = IntStream.range(0, BANDS).mapToObj(band -> band(numbers, band)).toList();
        return new Kept(new BytesRef(signature), bands);
    }

    private static BytesRef band(int[] numbers, int band) {
        long key = band + 1L;
        for (int row = 0; row < ROWS; row++) {
            key = (key ^ numbers[band * ROWS + row]) * 0x9E3779B97F4A7C15L;
            key ^= key >>> 32;
        }
        byte[] bytes = new byte[5]; // a thousand milliard values: chance meetings are rare
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (key >>> (8 * i));
        }
        return new BytesRef(bytes);
    }

    /// The similarity of two texts by their signatures, without what bytes share by chance.
    static double similarity(BytesRef one, BytesRef other) {
        int equal = 0;
        for (int i = 0; i < MinHash.HASHES; i++) {
            equal += one.bytes[one.offset + i] == other.bytes[other.offset + i] ? 1 : 0;
        }
        double share = (double) equal / MinHash.HASHES;
        return Math.max(0, (share - BY_CHANCE) / (1 - BY_CHANCE));
    }
}
