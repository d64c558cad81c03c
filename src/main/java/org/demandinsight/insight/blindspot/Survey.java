package org.demandinsight.insight.blindspot;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demandinsight.catalogue.Catalogue;
import org.demandinsight.city.City;
import org.demandinsight.kernel.Period;
import org.demandinsight.search.DemandFacts;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.Snapshot;
import org.demandinsight.search.Today;
import org.demandinsight.taxonomy.Taxonomy;

/// Looks for blind spots among the demands of a filter: counts them into a cube, scans it, and goes over them once more for the
/// evidence.
public final class Survey {
    /// Older demands tell of a city as it was.
    public static final int MONTHS = 24;

    private final City city;
    private final Taxonomy taxonomy;
    private final ServiceHours hours;
    private final Levels levels;

    /// What was found.
    ///
    /// @param evidence by a spot's id, ids of the newest demands that carry its sign
    public record Report(BlindSpots spots, Map<String, List<Long>> evidence) {
        public Report {
            evidence = Map.copyOf(evidence);
        }
    }

    public Survey(City city, Taxonomy taxonomy, Catalogue catalogue) {
        this.city = city;
        this.taxonomy = taxonomy;
        this.hours = new ServiceHours(catalogue, taxonomy.tree(), city.areaTree());
        this.levels = new Levels(taxonomy.tree(), city.areaTree());
    }

    /// The demands that a filter means, each source's of its last [#MONTHS] months.
    public Report of(Snapshot snapshot, DemandFilter filter) {
        var today = snapshot.today();
        var recent = new Recent(today);
        var spots =
                BlindSpotScan.scan(
                        cube(snapshot, filter, today, recent),
                        hours,
                        new CityNames(city, taxonomy));
        var evidence = new Evidence(spots.found());
        var signs = new Signs(today, hours, levels, city.holidays());
        if (!spots.found().isEmpty()) {
            snapshot.each(
                    filter,
                    facts -> {
                        if (recent.has(facts)) {
                            signs.read(facts);
                            evidence.see(facts, signs);
                        }
                    });
        }
        var bySpot = new HashMap<String, List<Long>>();
        collect(spots.found(), evidence, bySpot);
        return new Report(spots, bySpot);
    }

    private static void collect(
            List<BlindSpot> spots, Evidence evidence, Map<String, List<Long>> bySpot) {
        for (var spot : spots) {
            bySpot.put(spot.id(), evidence.of(spot));
            collect(spot.nested(), evidence, bySpot);
        }
    }

    private Cube cube(Snapshot snapshot, DemandFilter filter, Today today, Recent recent) {
        var asOf = today.latest(filter.sources());
        var day = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
        var start = day.minusMonths(MONTHS).atStartOfDay().toInstant(ZoneOffset.UTC);
        var window = new Period(start, asOf.plusSeconds(1));
        var builder = new CubeBuilder(asOf, window, month(day) - MONTHS + 1, MONTHS);
        var signs = new Signs(today, hours, levels, city.holidays());
        snapshot.each(
                filter,
                facts -> {
                    if (recent.has(facts)) {
                        signs.read(facts);
                        builder.add(
                                signs.category(),
                                signs.area(),
                                facts.person(),
                                month(facts),
                                signs.slot(),
                                signs.exposed(),
                                signs.carried());
                    }
                });
        return builder.build();
    }

    private static int month(DemandFacts facts) {
        return facts.receivedDay() == DemandFacts.UNKNOWN
                ? -1
                : month(LocalDate.ofEpochDay(facts.receivedDay()));
    }

    private static int month(LocalDate date) {
        return (date.getYear() - 1970) * 12 + date.getMonthValue() - 1;
    }

    /// Whether a demand came in within the window of its source; one of unknown day counts.
    private record Recent(Today today) {
        private static final long WINDOW = Math.round(MONTHS * 30.436875 * 24 * 60 * 60);

        boolean has(DemandFacts facts) {
            long latest = today.second(facts.source());
            return facts.received() == DemandFacts.UNKNOWN
                    || (facts.received() > latest - WINDOW && facts.received() <= latest);
        }
    }
}
