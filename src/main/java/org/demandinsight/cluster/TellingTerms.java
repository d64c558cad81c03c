package org.demandinsight.cluster;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// The terms that tell groups of texts from all texts: log-odds ratios of the share of texts that say a term, with an
/// informative Dirichlet prior, in units of their deviation (Monroe, Colaresi & Quinn 2008, "Fightin' Words"), weighed by
/// how much the term tells of a topic. Of terms that say the same (路灯, 灯不, 路灯不亮) only one is told.
final class TellingTerms {
    private static final int LONGEST = 6;

    /// A term is shown only if so many different people, or demands that name nobody, used it.
    static final int FEWEST_PEOPLE = 5;

    /// And in so many wordings, if it has as many: what only copies of one letter say is no term of a topic of several.
    private static final int FEWEST_WORDINGS = 2;

    /// Of the group's texts, the share that says a telling term.
    private static final double COMMON = .1;

    /// Of what a term tells of a topic, at least.
    private static final double TELLING = .3;

    /// Texts that the prior weighs as much as.
    private static final double PRIOR = 50;

    /// A longer term says the same if it is in this share of the texts that hold the shorter.
    private static final double THE_SAME = .6;

    /// A term is up to so many words.
    private static final int WORDS = 2;

    /// Words of one character that hold a sentence together; a term neither begins nor ends with one.
    private static final String PARTICLES = "的了着过就在是到被把也都还不没再又得地让要给向从和与及我你他她太很一上下个";

    private final BreakIterator words = BreakIterator.getWordInstance(ULocale.CHINESE);
    private final Collection<OpenDemand> all;
    private final ToDoubleFunction<String> telling;

    /// @param all texts, those of the groups among them
    /// @param telling how much a pair of characters or a word tells of a topic, 0 to 1
    TellingTerms(Collection<OpenDemand> all, ToDoubleFunction<String> telling) {
        this.all = all;
        this.telling = telling;
    }

    private record Told(String term, int texts, double lift, double score) {}

    /// A telling term.
    ///
    /// @param lift how many times as large a share of the group's texts says it as of all
    record Term(String term, double lift) {}

    /// The most telling terms of each group, the most telling first.
    ///
    /// @param groups each as its wordings
    /// @param most terms of a group
    List<List<Term>> of(List<List<List<OpenDemand>>> groups, int most) {
        var candidates = groups.stream().map(this::candidates).toList();
        var inAll = new HashMap<String, Integer>();
        candidates.forEach(each -> each.keySet().forEach(term -> inAll.put(term, 0)));
        for (var each : all) {
            for (var term : terms(each)) {
                inAll.computeIfPresent(term, (_, texts) -> texts + 1);
            }
        }
        var found = new ArrayList<List<Term>>();
        for (int i = 0; i < groups.size(); i++) {
            int size = groups.get(i).stream().mapToInt(List::size).sum();
            var told = new ArrayList<Told>();
            candidates
                    .get(i)
                    .forEach((term, texts) -> {
                        double everywhere = inAll.getOrDefault(term, texts);
                        double lift = texts * (double) all.size() / (size * everywhere);
                        double score = score(texts, size, everywhere) * weight(term);
                        told.add(new Told(term, texts, lift, score));
                    });
            found.add(chosen(told, most));
        }
        return found;
    }

    /// Texts of the group by term, for the terms that may be shown.
    private Map<String, Integer> candidates(List<List<OpenDemand>> wordings) {
        var people = new HashMap<String, Set<Long>>();
        var inWordings = new HashMap<String, Integer>();
        var texts = new HashMap<String, Integer>();
        int size = 0;
        for (var wording : wordings) {
            var said = new HashSet<String>();
            for (var each : wording) {
                size++;
                long who = each.person() == 0 ? -1 - each.id() : each.person();
                for (var term : inWords(each)) {
                    var _ = people.computeIfAbsent(term, _ -> new HashSet<>()).add(who);
                    texts.merge(term, 1, Integer::sum);
                    said.add(term);
                }
            }
            said.forEach(term -> inWordings.merge(term, 1, Integer::sum));
        }
        double least = COMMON * size;
        int fewest = Math.min(FEWEST_WORDINGS, wordings.size());
        texts.keySet()
                .removeIf(term ->
                        people.getOrDefault(term, Set.of()).size() < FEWEST_PEOPLE
                                || inWordings.getOrDefault(term, 0) < fewest
                                || texts.getOrDefault(term, 0) < least
                                || weight(term) < TELLING);
        return texts;
    }

    /// That of a word, or the mean of those of its pairs.
    private double weight(String term) {
        if (!Character.isIdeographic(term.charAt(0))) {
            return telling.applyAsDouble(term);
        }
        double sum = 0;
        for (int i = 0; i + 2 <= term.length(); i++) {
            sum += telling.applyAsDouble(term.substring(i, i + 2));
        }
        return sum / (term.length() - 1);
    }

    private double score(double texts, double group, double inAll) {
        double rest = Math.max(0, inAll - texts);
        double others = Math.max(1, all.size() - group);
        double prior = PRIOR * (inAll + 1) / (all.size() + 2);
        double inside = Math.log((texts + prior) / (group + PRIOR - texts - prior));
        double outside = Math.log((rest + prior) / (others + PRIOR - rest - prior));
        return (inside - outside) / Math.sqrt(1 / (texts + prior) + 1 / (rest + prior));
    }

    private static List<Term> chosen(List<Told> told, int most) {
        told.sort(Comparator.comparingDouble(Told::score).reversed().thenComparing(Told::term));
        var chosen = new ArrayList<Term>();
        for (var each : told) {
            if (chosen.size() == most || each.score() <= 0) {
                break;
            }
            if (chosen.stream().anyMatch(term -> overlap(term.term(), each.term()))) {
                continue;
            }
            var whole =
                    told.stream()
                            .filter(longer -> longer.term().contains(each.term()))
                            .filter(longer -> longer.texts() >= THE_SAME * each.texts())
                            .max(
                                    Comparator.comparingInt((Told longer) -> longer.term().length())
                                            .thenComparingDouble(Told::score))
                            .orElse(each);
            if (chosen.stream().noneMatch(term -> overlap(term.term(), whole.term()))) {
                chosen.add(new Term(whole.term(), whole.lift()));
            }
        }
        return chosen;
    }

    /// Whether they share two neighbouring characters of Chinese, or one is a part of the other.
    private static boolean overlap(String one, String other) {
        if (one.contains(other) || other.contains(one)) {
            return true;
        }
        for (int i = 0; i + 2 <= one.length(); i++) {
            if (Character.isIdeographic(one.charAt(i)) && other.contains(one.substring(i, i + 2))) {
                return true;
            }
        }
        return false;
    }

    /// Words of a dictionary, and neighbouring ones together: what isn't in it (充电桩) falls into parts.
    private Set<String> inWords(OpenDemand demand) {
        var terms = new HashSet<String>();
        var reader =
                new Runs.Reader() {
                    @Override
                    public void ideographs(String run) {
                        words.setText(run);
                        int[] ends = new int[WORDS];
                        int start = words.first();
                        Arrays.fill(ends, start);
                        for (int end = words.next();
                                end != BreakIterator.DONE;
                                end = words.next()) {
                            for (int from : ends) {
                                var term = run.substring(from, end);
                                if (term.length() >= 2
                                        && term.length() <= LONGEST
                                        && !isCut(term, from == ends[WORDS - 1])) {
                                    terms.add(term);
                                }
                            }
                            System.arraycopy(ends, 1, ends, 0, WORDS - 1);
                            ends[WORDS - 1] = end;
                        }
                    }

                    @Override
                    public void word(String word) {
                        terms.add(word);
                    }
                };
        Runs.read(demand.title().value(), reader);
        Runs.read(demand.text().value(), reader);
        return terms;
    }

    private static boolean isCut(String term, boolean isOneWord) {
        return !isOneWord
                && (PARTICLES.indexOf(term.charAt(0)) >= 0
                        || PARTICLES.indexOf(term.charAt(term.length() - 1)) >= 0);
    }

    private static Set<String> terms(OpenDemand demand) {
        var terms = new HashSet<String>();
        var reader =
                new Runs.Reader() {
                    @Override
                    public void ideographs(String run) {
                        for (int from = 0; from < run.length(); from++) {
                            int to = Math.min(run.length(), from + LONGEST);
                            for (int end = from + 2; end <= to; end++) {
                                terms.add(run.substring(from, end));
                            }
                        }
                    }

                    @Override
                    public void word(String word) {
                        terms.add(word);
                    }
                };
        Runs.read(demand.title().value(), reader);
        Runs.read(demand.text().value(), reader);
        return terms;
    }
}
