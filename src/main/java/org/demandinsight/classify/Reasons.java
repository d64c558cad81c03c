package org.demandinsight.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.taxonomy.Classification.Reason;

/// The words that decided: what each n-gram adds to the log-odds of the chosen label against its alternatives, laid over
/// the characters that it covers, and runs of telling characters read back from the text.
final class Reasons {
    private static final int MOST_FOR = 5;
    private static final int MOST_AGAINST = 2;

    /// A span holds a character that carries this share of what the most telling one does,
    private static final double TELLING = .25;

    /// and reaches as far as characters carry this share, so that words are not cut.
    private static final double REACHING = .08;

    private final Model model;
    private final Branch[] branchOf;

    Reasons(Model model, Branch[] branchOf) {
        this.model = model;
        this.branchOf = branchOf;
    }

    /// For first (strongest first), then against. `title` and `text` are those that `vector` was made of.
    List<Reason> of(
            String title, String text, SparseVector vector, int label, double[] probabilities) {
        var perOccurrence = new LinkedHashMap<Integer, Double>();
        for (int i = 0; i < vector.size; i++) {
            double added = evidence(vector.terms[i], label, probabilities) * vector.values[i];
            perOccurrence.merge(vector.terms[i], added / vector.counts[i], Double::sum);
        }
        double[] inTitle = new double[title.length()];
        double[] inText = new double[text.length()];
        var grams = new Grams();
        lay(Features.readTitle(grams, title), perOccurrence, inTitle);
        lay(Features.readText(grams, text), perOccurrence, inText);
        double highest = Math.max(highest(inTitle), highest(inText));
        var spans = new LinkedHashMap<String, Double>();
        addSpans(title, inTitle, highest, spans);
        addSpans(text, inText, highest, spans);
        var byWeight = Map.Entry.<String, Double>comparingByValue();
        var reasons = new ArrayList<Reason>();
        spans.entrySet().stream()
                .filter(span -> span.getValue() > 0)
                .sorted(byWeight.reversed())
                .limit(MOST_FOR)
                .forEach(span -> reasons.add(new Reason(span.getKey(), span.getValue())));
        spans.entrySet().stream()
                .filter(span -> span.getValue() < 0)
                .sorted(byWeight)
                .limit(MOST_AGAINST)
                .forEach(span -> reasons.add(new Reason(span.getKey(), span.getValue())));
        return reasons;
    }

    /// What one unit of the term adds to the log-odds of the label and of those above it, each against its siblings as
    /// likely as they are.
    private double evidence(int term, int label, double[] probabilities) {
        var tree = model.tree();
        double sum = 0;
        for (int chosen = label; chosen != LabelTree.ROOT; chosen = tree.parent(chosen)) {
            var branch = branchOf[tree.parent(chosen)];
            int first = tree.firstChild(branch.label());
            double others = 0;
            double against = 0;
            for (int choice = 0; choice < branch.choices(); choice++) {
                if (first + choice != chosen) {
                    others += probabilities[first + choice];
                    against += probabilities[first + choice] * branch.weight(term, choice);
                }
            }
            double difference =
                    branch.weight(term, chosen - first) - (others > 0 ? against / others : 0);
            sum += model.confidence().sharpness()[tree.level(chosen) - 1] * difference;
        }
        return sum;
    }

    private void lay(Grams grams, Map<Integer, Double> perOccurrence, double[] characters) {
        for (int i = 0; i < grams.size; i++) {
            var added = perOccurrence.get(model.vocabulary().term(grams.hashes[i]));
            for (int at = grams.starts[i]; added != null && at < grams.ends[i]; at++) {
                characters[at] += added / (grams.ends[i] - grams.starts[i]);
            }
        }
    }

    private static double highest(double[] characters) {
        double highest = 0;
        for (double added : characters) {
            highest = Math.max(highest, Math.abs(added));
        }
        return highest;
    }

    private static void addSpans(
            String text, double[] characters, double highest, Map<String, Double> spans) {
        int at = 0;
        while (at < characters.length) {
            int start = at;
            double sign = Math.signum(characters[start]);
            double sum = 0;
            double peak = 0;
            while (at < characters.length && characters[at] * sign > REACHING * highest) {
                peak = Math.max(peak, characters[at] * sign);
                sum += characters[at++];
            }
            if (at == start) {
                at++;
                continue;
            }
            var span = text.substring(start, at).strip();
            if (peak >= TELLING * highest && !span.isEmpty()) {
                spans.merge(span, sum, Double::sum);
            }
        }
    }
}
