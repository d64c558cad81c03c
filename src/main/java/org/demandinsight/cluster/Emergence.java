package org.demandinsight.cluster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.demandinsight.cluster.TellingTerms.Term;
import org.jspecify.annotations.Nullable;

/// Finds emerging categories among demands that no category takes: clusters that enough people are behind and whose telling
/// terms enough people used.
final class Emergence {
    static final int SMALLEST = 10;
    private static final long SEED = 20_250_101;
    private static final int TERMS = 6;

    /// One word that demands of all sorts share is no matter of its own.
    private static final int FEWEST_TERMS = 2;

    /// Lift from which a term is a keyword: what people say of many matters (at night) would draw their demands too.
    private static final double KEYWORD = 10;

    private static final int TYPICAL = 10;
    private static final int DAYS = 30;

    /// Of a cluster's demands, the share that must name their requester for people to be counted.
    private static final double NAMED = .8;

    private final Map<String, Set<Long>> former;

    /// @param former members of the clusters of the run before, by their ids
    Emergence(Map<String, Set<Long>> former) {
        this.former = former;
    }

    /// The emerging categories, the most novel first.
    ///
    /// @param open demands that no category takes, ascending by id
    /// @param placed demands that one does
    /// @param topOf the category at the top above each category, by id
    List<EmergingCategory> of(
            List<OpenDemand> open,
            List<OpenDemand> placed,
            int[] topOf,
            @Nullable LocalDate today) {
        int[] tops =
                placed.stream()
                        .mapToInt(each -> topOf[each.nearest()])
                        .sorted()
                        .distinct()
                        .toArray();
        var telling = new TopicWeights(tops.length);
        for (var each : placed) {
            int number = Arrays.binarySearch(tops, topOf[each.nearest()]);
            telling.add(TermVectors.terms(each).keySet(), number);
        }
        var groups =
                new Clustering(SMALLEST, SEED)
                        .of(open, telling).stream()
                                .map(cluster ->
                                        cluster.wordings().stream()
                                                .map(wording ->
                                                        wording.stream().map(open::get).toList())
                                                .toList())
                                .filter(Emergence::hasEnoughPeople)
                                .toList();
        var all = Stream.concat(open.stream(), placed.stream()).toList();
        boolean reachesBack = reachesBack(all, today);
        var terms = new TellingTerms(all, telling).of(groups, TERMS);
        var ids = new Lineage(former).ids(groups.stream().map(Emergence::members).toList());
        var found = new ArrayList<EmergingCategory>();
        for (int i = 0; i < groups.size(); i++) {
            if (terms.get(i).size() >= FEWEST_TERMS) {
                found.add(category(ids.get(i), terms.get(i), groups.get(i), today, reachesBack));
            }
        }
        found.sort(
                Comparator.comparingDouble(EmergingCategory::novelty)
                        .reversed()
                        .thenComparing(EmergingCategory::id));
        return found;
    }

    private static boolean hasEnoughPeople(List<List<OpenDemand>> group) {
        return people(group.stream().flatMap(List::stream).toList()) >= TellingTerms.FEWEST_PEOPLE;
    }

    /// Distinct requesters; each demand that names nobody counts as one.
    private static long people(Collection<OpenDemand> demands) {
        var people = new HashSet<Long>();
        demands.forEach(each -> people.add(each.person() == 0 ? -1 - each.id() : each.person()));
        return people.size();
    }

    private static List<Long> members(List<List<OpenDemand>> group) {
        return group.stream().flatMap(List::stream).map(OpenDemand::id).sorted().toList();
    }

    /// Whether the demands looked at, which are the latest, are of so many days that growth can be told.
    private static boolean reachesBack(List<OpenDemand> all, @Nullable LocalDate today) {
        return today != null
                && all.stream()
                        .map(OpenDemand::received)
                        .anyMatch(
                                day -> day != null && !day.isAfter(today.minusDays(2L * DAYS - 1)));
    }

    private static EmergingCategory category(
            String id,
            List<Term> terms,
            List<List<OpenDemand>> group,
            @Nullable LocalDate today,
            boolean reachesBack) {
        var demands = group.stream().flatMap(List::stream).toList();
        var keywords =
                terms.stream().filter(each -> each.lift() >= KEYWORD).map(Term::term).toList();
        long named = demands.stream().filter(each -> each.person() != 0).count();
        var likeliest = new HashMap<Integer, Integer>();
        demands.stream()
                .filter(each -> each.nearest() != 0)
                .forEach(each -> likeliest.merge(each.nearest(), 1, Integer::sum));
        var nearest =
                likeliest.entrySet().stream()
                        .max(
                                Map.Entry.<Integer, Integer>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .orElse(Map.entry(0, 0));
        return new EmergingCategory(
                id,
                terms.stream().map(Term::term).toList(),
                terms.stream().filter(each -> each.lift() >= KEYWORD).map(Term::term).toList(),
                members(group),
                typical(group, keywords),
                named >= NAMED * demands.size() ? (Long) people(demands) : null,
                received(demands, today, 0),
                reachesBack ? (Long) received(demands, today, DAYS) : null,
                demands.stream()
                        .map(OpenDemand::received)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                nearest.getKey(),
                nearest.getValue() / (double) demands.size());
    }

    /// Demands of different titles: those first that say a keyword, and of each wording one before its next.
    private static List<Long> typical(List<List<OpenDemand>> group, List<String> keywords) {
        var titles = new HashSet<String>();
        return Stream.concat(
                        group.stream().map(List::getFirst),
                        group.stream().flatMap(wording -> wording.stream().skip(1)))
                .filter(each -> each.title().isEmpty() || titles.add(each.title().value()))
                .sorted(Comparator.comparing(each -> !says(each, keywords)))
                .limit(TYPICAL)
                .map(OpenDemand::id)
                .toList();
    }

    private static boolean says(OpenDemand demand, List<String> keywords) {
        var said = (demand.title().value() + '\n' + demand.text().value()).toLowerCase(Locale.ROOT);
        return keywords.stream().anyMatch(said::contains);
    }

    /// Demands received in the 30 days that end so many days before today.
    private static long received(
            List<OpenDemand> demands, @Nullable LocalDate today, int daysBefore) {
        if (today == null) {
            return 0;
        }
        var until = today.minusDays(daysBefore);
        var after = until.minusDays(DAYS);
        return demands.stream()
                .map(OpenDemand::received)
                .filter(day -> day != null && day.isAfter(after) && !day.isAfter(until))
                .count();
    }
}
