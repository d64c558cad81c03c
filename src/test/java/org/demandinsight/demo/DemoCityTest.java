package org.demandinsight.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoCityTest {
    private static final Hours HOURS = new Hours();
    private static final DemoOptions OPTIONS = DemoOptions.STANDARD;
    private static List<DemandRow> rows = List.of();
    private static DemoCity city = new DemoCity(OPTIONS.withDemands(1));

    @BeforeAll
    static void makeIt() {
        city = new DemoCity(OPTIONS);
        rows = city.demands().toList();
    }

    @Test
    void theSameOptionsMakeTheSameBytes() throws IOException {
        var options = OPTIONS.withDemands(500);

        assertThat(written(options)).isEqualTo(written(options));
        assertThat(written(options)).isNotEqualTo(written(options.withSeed(2)));
    }

    @Test
    void whatIsWrittenIsValidCsvWithOneIdARow() throws IOException {
        var ids = new HashSet<String>();

        try (var csv = CsvReader.builder().ofNamedCsvRecord(written(OPTIONS.withDemands(2_000)))) {
            csv.forEach(row -> {
                assertThat(row.getFieldCount()).isEqualTo(27);
                ids.add(row.getField("id"));
            });
        }

        assertThat(ids).hasSize(2_000);
    }

    @Test
    void itHasTheSharesOfAHotline() {
        assertThat(rows).hasSize(20_000);
        assertThat(share("category_code", cell -> !cell.isEmpty())).isCloseTo(.55, within(.02));
        assertThat(share("closed_at", String::isEmpty)).isCloseTo(.055, within(.015));
        assertThat(share("language", "en"::equals)).isCloseTo(.12, within(.05));
        assertThat(share("channel", "PHONE"::equals)).isCloseTo(.60, within(.04));
        assertThat(share("received_at", cell -> cell.length() == 10)).isCloseTo(.02, within(.005));
        assertThat(share("requester_kind", "ENTERPRISE"::equals)).isBetween(.03, .15);
        assertThat(share("reply", cell -> !cell.isEmpty())).isBetween(.8, .95);
        assertThat(share("satisfied", cell -> !cell.isEmpty())).isBetween(.3, .5);
    }

    @Test
    void theDaysRiseAndCoverTwoYears() {
        var days = rows.stream().map(row -> cell(row, "received_at").substring(0, 10)).toList();

        assertThat(days).isSorted();
        assertThat(new HashSet<>(days)).hasSizeGreaterThan(720);
        assertThat(days.getLast()).isEqualTo("2025-12-31");
    }

    @Test
    void aFewPeopleComeAgainAndAgain() {
        var byPerson =
                rows.stream()
                        .filter(row -> !cell(row, "requester").isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        row -> cell(row, "requester"), Collectors.counting()));

        assertThat(byPerson.keySet()).allMatch(phone -> phone.matches("1\\d{10}"));
        assertThat(byPerson.size()).isBetween(8_000, 16_000);
        assertThat(byPerson.values().stream().mapToLong(n -> n).max().orElse(0)).isBetween(8L, 60L);
    }

    @Test
    void thirtyBlindSpotsOrMoreArePlantedInEqualPartsOfTheOdds() {
        for (long seed = 1; seed <= 10; seed++) {
            var plants = new DemoCity(OPTIONS.withSeed(seed)).plants();

            assertThat(plants).hasSizeGreaterThanOrEqualTo(30);
            assertThat(plants.stream().filter(plant -> plant.odds() == 2).count())
                    .isEqualTo(plants.size() / 2);
            assertThat(plants.stream().map(Plant::kind).distinct()).hasSize(3);
        }
        assertThat(new DemoCity(OPTIONS.withSeed(2)).plants()).isNotEqualTo(city.plants());
    }

    @Test
    void theOddsInThePlantsAreWhatWasPlanted() {
        var logRatios = new HashMap<String, double[]>();
        for (long seed = 1; seed <= 6; seed++) {
            var large = new DemoCity(OPTIONS.withSeed(seed).withDemands(60_000));
            var truths = large.demands().map(DemandRow::truth).toList();
            for (var plant : large.plants()) {
                double inside = odds(truths, plant, true);
                double outside = odds(truths, plant, false);
                var sum =
                        logRatios.computeIfAbsent(
                                plant.kind() + " " + plant.odds(), _ -> new double[2]);
                sum[0] += Math.log(inside / outside);
                sum[1]++;
            }
        }

        logRatios.forEach((what, sum) ->
                assertThat(Math.exp(sum[0] / sum[1]))
                        .as("realised odds ratio of %s", what)
                        .isCloseTo(
                                Double.parseDouble(what.split(" ", -1)[1]),
                                within(.18 * Double.parseDouble(what.split(" ", -1)[1]))));
    }

    @Test
    void inTheNegativeControlNothingPlantedCanBeSeen() {
        var control = new DemoCity(OPTIONS.withDemands(60_000).asNegativeControl());
        var truths = control.demands().map(DemandRow::truth).toList();

        assertThat(control.plants()).isEqualTo(new DemoCity(OPTIONS.withDemands(60_000)).plants());
        double sum = 0;
        for (var plant : control.plants()) {
            sum += Math.log(odds(truths, plant, true) / odds(truths, plant, false));
        }
        assertThat(Math.exp(sum / control.plants().size())).isCloseTo(1, within(.08));
        assertThat(truths.stream().filter(DemandTruth::overdue).count())
                .isEqualTo(
                        new DemoCity(OPTIONS.withDemands(60_000))
                                .demands()
                                .filter(row -> row.truth().overdue())
                                .count());
    }

    /// Odds of the plant's sign in its scope, or among demands of other categories that can carry it.
    private static double odds(List<DemandTruth> truths, Plant plant, boolean inScope) {
        var mixed =
                truths.stream()
                        .filter(DemandTruth::unservedTopic)
                        .map(DemandTruth::category)
                        .collect(Collectors.toSet());
        double with = .5;
        double without = .5;
        for (var truth : truths) {
            boolean counts =
                    switch (plant.kind()) {
                        case UNMATCHED -> mixed.contains(truth.category());
                        case TIME_GAP ->
                                truth.anyHour() && HOURS.of(truth.category()).keepsOfficeHours();
                        case SLA_BREACH -> true;
                    };
            boolean other = !truth.category().equals(plant.category());
            if (counts && (inScope ? plant.covers(truth) : other)) {
                with += truth.carries(plant.kind()) ? 1 : 0;
                without += truth.carries(plant.kind()) ? 0 : 1;
            }
        }
        return with / without;
    }

    @Test
    void personalDataIsPlantedAndTold() {
        var planted = rows.stream().filter(row -> !row.truth().personal().isEmpty()).toList();

        assertThat(planted.size() / 20_000.0).isBetween(.07, .25);
        for (var row : planted) {
            assertThat(cell(row, "title") + cell(row, "text"))
                    .contains(row.truth().personal().getLast());
        }
        assertThat(planted)
                .anyMatch(row ->
                        row.truth().personal().stream().anyMatch(p -> p.matches("\\d{17}[\\dX]")))
                .anyMatch(row ->
                        row.truth().personal().stream().anyMatch(p -> p.matches("1\\d{10}")));
    }

    @Test
    void everyCategoryStandsInTheTaxonomy() {
        var codes =
                DemoResource.rows("taxonomy/municipal.csv").stream()
                        .map(row -> row.getField("code"))
                        .collect(Collectors.toSet());

        assertThat(codes)
                .containsAll(rows.stream().map(row -> row.truth().category()).distinct().toList());
    }

    @Test
    void noServiceIsNamedInWhatPeopleSay() {
        var names =
                DemoResource.rows(Hours.SERVICES).stream()
                        .flatMap(row ->
                                List.of(row.getField("name"), row.getField("name_en")).stream())
                        .filter(name -> !name.isBlank())
                        .toList();

        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(names)
                                .noneMatch((cell(row, "title") + cell(row, "text"))::contains));
    }

    @Test
    void neighboursTellOfOneEventInOtherWords() {
        var byPlace =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(row ->
                                        row.truth().topic()
                                                + cell(row, "received_at").substring(0, 10)
                                                + cell(row, "area")));
        var together = byPlace.values().stream().filter(group -> group.size() > 2).toList();

        assertThat(together).hasSizeGreaterThan(30);
        assertThat(together)
                .anyMatch(group ->
                        group.stream().map(row -> cell(row, "text")).distinct().count()
                                == group.size());
    }

    @Test
    void aMillionDemandsPassThroughABoundedHeap() throws IOException {
        assumeTrue(Boolean.getBoolean("demo.million"), "only with -Ddemo.million=true");
        long start = System.nanoTime();

        new DemoCity(OPTIONS.withDemands(1_000_000)).writeDemands(Writer.nullWriter());

        assertThat((System.nanoTime() - start) / 1e9).isLessThan(60);
    }

    private static double share(String column, java.util.function.Predicate<String> test) {
        Function<DemandRow, String> cell = row -> cell(row, column);
        return rows.stream().map(cell).filter(test).count() / (double) rows.size();
    }

    private static String cell(DemandRow row, String column) {
        var cell = row.cell(column);
        return cell == null ? "" : cell;
    }

    private static String written(DemoOptions options) throws IOException {
        var out = new StringWriter();
        new DemoCity(options).writeDemands(out);
        return out.toString();
    }
}
