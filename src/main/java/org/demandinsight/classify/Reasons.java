package org.demandinsight.classify;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.demandinsight.search.Grams;
import org.demandinsight.taxonomy.Classification.Reason;
import org.demandinsight.taxonomy.Classification.Reason.Field;

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
    private final Confidence confidence;

    Reasons(Model model, Branch[] branchOf, Confidence confidence) {
        this.model = model;
        this.branchOf = branchOf;
        this.confidence = confidence;
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
        var grams = EnglishStems.grams();
        lay(Features.readTitle(grams, title), perOccurrence, inTitle);
        lay(Features.readText(grams, text), perOccurrence, inText);
        double highest = Math.max(highest(inTitle), highest(inText));
        var spans = new LinkedHashMap<String, Reason>();
        addSpans(Field.TITLE, title, inTitle, highest, spans);
        addSpans(Field.TEXT, text, inText, highest, spans);
        var byWeight = Comparator.comparingDouble(Reason::weight);
        var spoken = spans.values();
        return Stream.concat(
                        spoken.stream()
                                .filter(reason -> reason.weight() > 0)
                                .sorted(byWeight.reversed())
                                .limit(MOST_FOR),
                        spoken.stream()
                                .filter(reason -> reason.weight() < 0)
                                .sorted(byWeight)
                                .limit(MOST_AGAINST))
                .toList();
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
            sum += confidence.sharpness()[tree.level(chosen) - 1] * difference;
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

    /// Words that stand at several places count with what all of these add, at the first.
    private static void addSpans(
            Field field,
            String text,
            double[] characters,
            double highest,
            Map<String, Reason> spans) {
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
            int end = at;
            while (start < end && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            if (peak >= TELLING * highest && start < end) {
                var reason = new Reason(field, start, end, text.substring(start, end), sum);
                spans.merge(reason.term(), reason, Reasons::both);
            }
        }
    }

    private static Reason both(Reason first, Reason again) {
        return new Reason(
                first.field(),
                first.start(),
                first.end(),
                first.term(),
                first.weight() + again.weight());
    }
}
