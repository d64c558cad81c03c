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

    /// A character is telling if it carries this share of what the most telling one does.
    private static final double TELLING = .25;

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
        Features.walk(title, text, laying(inTitle, perOccurrence), laying(inText, perOccurrence));
        double least = TELLING * Math.max(highest(inTitle), highest(inText));
        if (least == 0) {
            return List.of();
        }
        var spans = new LinkedHashMap<String, Double>();
        addSpans(title, inTitle, least, spans);
        addSpans(text, inText, least, spans);
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

    private Grams.Sink laying(double[] characters, Map<Integer, Double> perOccurrence) {
        return (hash, start, end) -> {
            double added = perOccurrence.getOrDefault(model.vocabulary().term(hash), 0.0);
            for (int at = start; at < end; at++) {
                characters[at] += added / (end - start);
            }
        };
    }

    private static double highest(double[] characters) {
        double highest = 0;
        for (double added : characters) {
            highest = Math.max(highest, Math.abs(added));
        }
        return highest;
    }

    private static void addSpans(
            String text, double[] characters, double least, Map<String, Double> spans) {
        int at = 0;
        while (at < characters.length) {
            int start = at;
            double sign = Math.signum(characters[start]);
            double sum = 0;
            while (at < characters.length && characters[at] * sign >= least && sign != 0) {
                sum += characters[at++];
            }
            if (at == start) {
                at++;
                continue;
            }
            var span = text.substring(start, at).strip();
            if (!span.isEmpty()) {
                spans.merge(span, sum, Double::sum);
            }
        }
    }
}
