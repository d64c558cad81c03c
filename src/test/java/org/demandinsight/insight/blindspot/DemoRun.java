package org.demandinsight.insight.blindspot;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.demandinsight.catalogue.Catalogue;
import org.demandinsight.catalogue.PublicService;
import org.demandinsight.city.Area;
import org.demandinsight.city.Channel;
import org.demandinsight.city.City;
import org.demandinsight.city.Holiday;
import org.demandinsight.city.Origin;
import org.demandinsight.city.Source;
import org.demandinsight.classify.Classifier;
import org.demandinsight.demand.Demand;
import org.demandinsight.demand.DemandKey;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.StoredDemand;
import org.demandinsight.demo.DemandRow;
import org.demandinsight.demo.DemoCity;
import org.demandinsight.demo.DemoOptions;
import org.demandinsight.demo.Plant;
import org.demandinsight.kernel.Moment;
import org.demandinsight.kernel.Wording;
import org.demandinsight.privacy.PersonKey;
import org.demandinsight.privacy.RedactedText;
import org.demandinsight.search.CurrentDimensions;
import org.demandinsight.search.DemandFilter;
import org.demandinsight.search.Snapshot;
import org.demandinsight.search.lucene.LuceneDemandIndex;
import org.demandinsight.taxonomy.Classification;
import org.demandinsight.taxonomy.Classification.Assigned;
import org.demandinsight.taxonomy.Classification.Candidate;
import org.demandinsight.taxonomy.Classification.Decider;
import org.demandinsight.taxonomy.Taxonomy;
import org.jspecify.annotations.Nullable;

/// The demo city of one seed, indexed as an import would have it and surveyed, with the truth beside it. The database is
/// left out: it keeps what it is given.
final class DemoRun {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int SOURCE = 1;
    private static final int BATCH = 2_000;

    private final Taxonomy taxonomy;
    private final Map<String, Integer> areaIds = new HashMap<>();
    private final City city;
    private final Catalogue catalogue;
    private final List<DemandRow> rows;
    private final List<Plant> plants;
    private final BlindSpots spots;
    private final Map<String, BitSet> carriers = new HashMap<>();
    private final BitSet unmatched = new BitSet();

    /// @param classifier places the demands that their source did not; null leaves them unplaced
    DemoRun(DemoOptions options, Taxonomy taxonomy, @Nullable Classifier classifier) {
        this.taxonomy = taxonomy;
        var demo = new DemoCity(options);
        city = city(demo);
        catalogue = new Catalogue(services(demo));
        rows = demo.demands().toList();
        plants = demo.plants();
        var survey = new Survey(city, taxonomy, catalogue);
        try (var index = indexed(classifier);
                var snapshot = index.snapshot()) {
            spots = survey.of(snapshot, DemandFilter.ALL).spots();
            collectCarriers(snapshot);
        }
    }

    BlindSpots spots() {
        return spots;
    }

    List<Plant> plants() {
        return plants;
    }

    /// The share of the first spots that are planted ones: same kind, Jaccard of the demands ≥ .5, each plant once.
    double precision(int top) {
        return (double) matched(top).size() / top;
    }

    /// The plants that the first spots match.
    Set<Plant> matched(int top) {
        var found = new HashSet<Plant>();
        for (var spot : spots.found().subList(0, Math.min(top, spots.found().size()))) {
            match(spot, found);
        }
        return found;
    }

    private void match(BlindSpot spot, Set<Plant> found) {
        var own = carriers.getOrDefault(spot.id(), new BitSet());
        for (var plant : plants) {
            if (plant.kind().name().equals(spot.kind().name())
                    && !found.contains(plant)
                    && jaccard(own, holders(plant)) >= .5) {
                found.add(plant);
                return;
            }
        }
    }

    private BitSet holders(Plant plant) {
        var set = new BitSet();
        for (int i = 0; i < rows.size(); i++) {
            set.set(i, plant.holds(rows.get(i).truth()));
        }
        return set;
    }

    private static double jaccard(BitSet one, BitSet other) {
        var both = (BitSet) one.clone();
        both.and(other);
        var either = (BitSet) one.clone();
        either.or(other);
        return either.isEmpty() ? 0 : (double) both.cardinality() / either.cardinality();
    }

    /// The demands of each spot that carry its sign, as the detectors see it.
    private void collectCarriers(Snapshot snapshot) {
        var signs =
                new Signs(
                        snapshot.today(),
                        new ServiceHours(catalogue, taxonomy.tree(), city.areaTree()),
                        new Levels(taxonomy.tree(), city.areaTree()),
                        city.holidays());
        snapshot.each(
                DemandFilter.ALL,
                facts -> {
                    signs.read(facts);
                    unmatched.set((int) facts.id() - 1, signs.carries(BlindSpotKind.UNMATCHED));
                    for (var spot : spots.found()) {
                        var here = new Scope(signs.category(), signs.area());
                        if (signs.carries(spot.kind()) && spot.scope().contains(here)) {
                            carriers.computeIfAbsent(spot.id(), _ -> new BitSet())
                                    .set((int) facts.id() - 1);
                        }
                    }
                });
    }

    private LuceneDemandIndex indexed(@Nullable Classifier classifier) {
        var index = new LuceneDemandIndex(new ByteBuffersDirectory());
        var dimensions = new CurrentDimensions(city, taxonomy, catalogue);
        for (int from = 0; from < rows.size(); from += BATCH) {
            var batch = new ArrayList<StoredDemand>();
            for (int i = from; i < Math.min(rows.size(), from + BATCH); i++) {
                batch.add(new StoredDemand(i + 1, 1, Instant.EPOCH, demand(i, classifier)));
            }
            if (!index.apply(batch, List.of(), dimensions).isEmpty()) {
                throw new IllegalStateException("a demand of the demo can't be indexed");
            }
        }
        index.refresh(rows.size());
        return index;
    }

    private Demand demand(int number, @Nullable Classifier classifier) {
        var row = rows.get(number);
        var title = RedactedText.stored(cell(row, "title"));
        var text = RedactedText.stored(cell(row, "text"));
        var status = row.cell("status");
        var requester = row.cell("requester");
        return new Demand(
                new DemandKey(SOURCE, cell(row, "id")),
                null,
                status == null ? null : DemandStatus.valueOf(status),
                Channel.valueOf(cell(row, "channel")),
                new Demand.Timeline(
                        moment(row, "received_at"),
                        null,
                        moment(row, "due_at"),
                        moment(row, "closed_at")),
                new Demand.Requester(
                        requester == null ? null : new PersonKey(Long.parseLong(requester), 0),
                        null),
                new Demand.Content(title, text, "zh", RedactedText.EMPTY, null),
                area(row),
                0,
                null,
                classification(row, title, text, classifier),
                Demand.Handling.UNKNOWN);
    }

    private Classification classification(
            DemandRow row, RedactedText title, RedactedText text, @Nullable Classifier classifier) {
        var code = row.cell("category_code");
        if (code != null) {
            int id = java.util.Objects.requireNonNull(taxonomy.category(code)).id();
            return new Assigned(new Candidate(id, 1), Decider.SOURCE, List.of());
        }
        return classifier == null
                ? new Classification.Unplaced(Decider.SOURCE)
                : classifier.place(title, text);
    }

    private int area(DemandRow row) {
        var code = row.cell("area_code");
        return code == null
                ? areaIds.getOrDefault(cell(row, "area"), 0)
                : areaIds.getOrDefault(code, 0);
    }

    private static @Nullable Moment moment(DemandRow row, String column) {
        var cell = row.cell(column);
        if (cell == null) {
            return null;
        }
        return cell.length() == 10
                ? Moment.on(LocalDate.parse(cell))
                : Moment.of(OffsetDateTime.parse(cell).toInstant(), ZONE);
    }

    private static String cell(DemandRow row, String column) {
        var cell = row.cell(column);
        return cell == null ? "" : cell;
    }

    private City city(DemoCity demo) {
        var areas = new ArrayList<Area>();
        read(
                demo::writeAreas,
                row -> {
                    int id = areas.size() + 1;
                    areaIds.put(row.getField("code"), id);
                    areaIds.put(row.getField("name"), id);
                    int parent = areaIds.getOrDefault(row.getField("parent"), 0);
                    areas.add(
                            new Area(
                                    id,
                                    row.getField("code"),
                                    new Wording(row.getField("name"), row.getField("name_en")),
                                    parent,
                                    0,
                                    null,
                                    Origin.DECLARED,
                                    0));
                });
        var holidays = new ArrayList<Holiday>();
        read(
                demo::writeHolidays,
                row ->
                        holidays.add(
                                new Holiday(
                                        LocalDate.parse(row.getField("day")),
                                        Wording.same(row.getField("name")),
                                        row.getField("kind").equals("work"))));
        var source = new Source(SOURCE, DemoCity.SOURCE, Wording.same("demo"), ZONE);
        return new City(areas, List.of(), List.of(source), List.of(), holidays);
    }

    private List<PublicService> services(DemoCity demo) {
        var services = new ArrayList<PublicService>();
        read(
                demo::writeServices,
                row ->
                        services.add(
                                new PublicService(
                                        services.size() + 1,
                                        row.getField("code"),
                                        new Wording(row.getField("name"), row.getField("name_en")),
                                        new Wording(
                                                row.getField("description"),
                                                row.getField("description_en")),
                                        0,
                                        categories(row.getField("categories")),
                                        List.of(),
                                        row.getField("opening_hours"),
                                        Set.of(),
                                        List.of(),
                                        "")));
        return services;
    }

    private List<Integer> categories(String codes) {
        return Stream.of(codes.split("\\|", -1))
                .map(code -> java.util.Objects.requireNonNull(taxonomy.category(code)).id())
                .toList();
    }

    private interface Writing {
        void to(Writer out) throws IOException;
    }

    private static void read(Writing writing, Consumer<NamedCsvRecord> each) {
        try {
            var out = new StringWriter();
            writing.to(out);
            try (var rows = CsvReader.builder().ofNamedCsvRecord(out.toString())) {
                rows.forEach(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Share of the demands that no service fits, as the words say it, among those whose topic a service serves or none.
    double unmatchedShare(boolean served) {
        long all = 0;
        long found = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).truth().unservedTopic() != served) {
                all++;
                found += unmatched.get(i) ? 1 : 0;
            }
        }
        return (double) found / Math.max(1, all);
    }

    /// Plants by kind and odds, with how many of them the first spots match.
    Map<String, String> recall(int top) {
        var matched = matched(top);
        var table = new TreeMap<String, int[]>();
        for (var plant : plants) {
            var counts = table.computeIfAbsent(plant.kind() + "x" + plant.odds(), _ -> new int[2]);
            counts[0]++;
            counts[1] += matched.contains(plant) ? 1 : 0;
        }
        var text = new TreeMap<String, String>();
        table.forEach((what, counts) -> text.put(what, counts[1] + "/" + counts[0]));
        return text;
    }
}
