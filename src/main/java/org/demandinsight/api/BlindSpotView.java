package org.demandinsight.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.demandinsight.insight.blindspot.BlindSpot;
import org.demandinsight.insight.blindspot.BlindSpotWatch;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

@Name("BlindSpot")
@Description("A scope where people's demands meet no service, measured against its peers.")
public final class BlindSpotView {
    private final BlindSpot spot;
    private final BlindSpotWatch.Known known;
    private final Words words;

    BlindSpotView(BlindSpot spot, BlindSpotWatch.Known known, Words words) {
        this.spot = spot;
        this.known = known;
        this.words = words;
    }

    List<Long> evidenceKeys() {
        return known.report().evidence().getOrDefault(spot.id(), List.of());
    }

    Words words() {
        return words;
    }

    @Id
    @NonNull
    @Description("Kind and scope: the same after every recomputation.")
    public String getId() {
        return spot.id();
    }

    @NonNull
    @Description("What makes it blind.")
    public BlindSpotKindValue getKind() {
        return BlindSpotKindValue.valueOf(spot.kind().name());
    }

    @Description("Its category.")
    public @Nullable CategoryView getCategory() {
        return CategoryView.of(spot.scope().category(), words.taxonomy(), words.language());
    }

    @Description("Its area; null for the whole city.")
    public @Nullable AreaView getArea() {
        return AreaView.of(spot.scope().area(), words.city(), words.language());
    }

    @NonNull
    @Description("What and where, in the language of the request.")
    public String getTitle() {
        return spot.title().in(words.language());
    }

    @NonNull
    @Description("The figures in a sentence, in the language of the request.")
    public String getSummary() {
        return spot.summary().in(words.language());
    }

    @NonNull
    @Description("What observed, expected, exposed and excess count.")
    public BlindSpotUnitValue getUnit() {
        return BlindSpotUnitValue.valueOf(spot.unit().name());
    }

    @NonNull
    @Description("O: units in the scope that carry the sign.")
    public CountView getObserved() {
        return CountView.exactly(Math.round(spot.observed()));
    }

    @NonNull
    @Description(
            "E: units that would carry it if the scope were like its peers; what it is unsure by is in the interval of excess.")
    public EstimateView getExpected() {
        return EstimateView.point(
                spot.expected(), "peers' rate × exposed", Math.round(spot.exposed()));
    }

    @NonNull
    @Description("Units that could carry it.")
    public CountView getExposed() {
        return CountView.exactly(Math.round(spot.exposed()));
    }

    @NonNull
    @Description("How many times the peers' rate; 90 % interval of the posterior.")
    public EstimateView getRateRatio() {
        return EstimateView.known(spot.rateRatio());
    }

    @Description("Probability that the rate ratio is above 1.25; at least 0.80.")
    public double getProbability() {
        return spot.probability();
    }

    @NonNull
    @Description(
            "Units more than the peers' rate explains. Spots are ordered by its lower end, the 5 % posterior bound.")
    public EstimateView getExcess() {
        return EstimateView.known(spot.excess());
    }

    @Description("Place in the order, from 1. A nested spot has that of the one it lies in.")
    public int getRank() {
        return spot.rank();
    }

    @Description("The best rank that the uncertainty allows (90 %).")
    public int getBestRank() {
        return spot.bestRank();
    }

    @Description("The worst rank that the uncertainty allows (90 %).")
    public int getWorstRank() {
        return spot.worstRank();
    }

    @NonNull
    @Description("Demands that carry the sign.")
    public CountView getDemands() {
        return CountView.exactly(spot.demands());
    }

    @Description("Distinct people affected; null where too many demands name nobody.")
    public @Nullable CountView getPeople() {
        return spot.people() == null ? null : CountView.exactly(spot.people());
    }

    @Description("Share of those exposed that carry the sign only because of the gap, 0 to 1.")
    public double getSeverity() {
        return spot.severity();
    }

    @Description("Months with more signs than expected; null if the months are unknown.")
    public @Nullable Integer getMonthsAbove() {
        return spot.persistence() == null ? null : (Integer) spot.persistence().above();
    }

    @Description("Months in which any demand could carry the sign; null if unknown.")
    public @Nullable Integer getMonthsSeen() {
        return spot.persistence() == null ? null : (Integer) spot.persistence().seen();
    }

    @Description("Share of the scope's demands that tell whether they carry the sign, 0 to 1.")
    public double getUsable() {
        return spot.usable();
    }

    @NonNull
    @Description("What to keep in mind, in the language of the request.")
    public List<@NonNull String> getCaveats() {
        return spot.caveats().stream().map(each -> each.in(words.language())).toList();
    }

    @Description("The day of the data on which it was found first.")
    public @Nullable LocalDate getFirstSeen() {
        Map<String, LocalDate> seen = known.firstSeen();
        return seen.get(spot.id());
    }

    @NonNull
    @Description("Spots that are mostly the same demands, seen otherwise.")
    public List<@NonNull BlindSpotView> getNested() {
        return spot.nested().stream().map(each -> new BlindSpotView(each, known, words)).toList();
    }
}
