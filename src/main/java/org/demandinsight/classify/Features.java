package org.demandinsight.classify;

/// What a model sees of a demand: the n-grams of title and text together, and those of the title once more in a
/// namespace of their own (what a title says counts for more). Each of the two blocks weighs sublinear term frequency
/// times inverse document frequency, (1 + ln tf) · idf, and is brought to unit length; the title's is then scaled.
///
/// Not for use by two threads at once: it holds the buffers that keep a text free of garbage.
final class Features {
    /// Of the title's block beside the other's 1; measured on the Taidi messages (.25 to 1 differ by noise).
    static final float TITLE_WEIGHT = .5f;

    /// What follows adds nothing to what a demand is about, and a pasted document would cost as much as a thousand
    /// demands.
    private static final int LONGEST_TEXT = 20_000;

    private static final int BOTH = 0x1B873593;
    private static final int TITLE = 0x52DCE729;
    private static final float[] SUBLINEAR = new float[256];

    static {
        for (int tf = 1; tf < SUBLINEAR.length; tf++) {
            SUBLINEAR[tf] = (float) (1 + Math.log(tf));
        }
    }

    private final Vocabulary vocabulary;
    private final TermCounts counts = new TermCounts();
    private final SparseVector vector = new SparseVector();
    private final Grams.Sink counting;

    Features(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        counting =
                (hash, _, _) -> {
                    int term = vocabulary.term(hash);
                    if (term >= 0) {
                        counts.add(term);
                    }
                };
    }

    /// Every n-gram of a text, known or not, with its place in title or text.
    static void walk(String title, String text, Grams.Sink inTitle, Grams.Sink inText) {
        Grams.walk(title, BOTH, inTitle);
        Grams.walk(beginning(text), BOTH, inText);
        Grams.walk(title, TITLE, inTitle);
    }

    /// The vector of a text, good until the next call. A term may stand in it twice, once for each block.
    SparseVector of(String title, String text) {
        vector.clear();
        counts.clear();
        Grams.walk(title, BOTH, counting);
        Grams.walk(beginning(text), BOTH, counting);
        takeBlock(1);
        counts.clear();
        Grams.walk(title, TITLE, counting);
        takeBlock(TITLE_WEIGHT);
        return vector;
    }

    private void takeBlock(float length) {
        int from = vector.size;
        float squares = 0;
        for (int i = 0; i < counts.size(); i++) {
            int term = counts.term(i);
            int tf = counts.count(i);
            float value = sublinear(tf) * vocabulary.idf(term);
            squares += value * value;
            vector.add(term, value, tf);
        }
        if (squares > 0) {
            float scale = length / (float) Math.sqrt(squares);
            for (int i = from; i < vector.size; i++) {
                vector.values[i] *= scale;
            }
        }
    }

    private static float sublinear(int tf) {
        return SUBLINEAR[Math.min(tf, SUBLINEAR.length - 1)];
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
