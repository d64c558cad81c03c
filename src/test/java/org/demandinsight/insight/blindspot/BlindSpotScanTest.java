package org.demandinsight.insight.blindspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.demandinsight.catalogue.Catalogue;
import org.demandinsight.catalogue.PublicService;
import org.demandinsight.insight.blindspot.DetectorOutcome.InsufficientData;
import org.demandinsight.insight.blindspot.DetectorOutcome.Scanned;
import org.demandinsight.kernel.Period;
import org.demandinsight.kernel.Tree;
import org.demandinsight.kernel.Wording;
import org.junit.jupiter.api.Test;

class BlindSpotScanTest {
    private static final int SLA = BlindSpotKind.SLA_BREACH.bit();
    private static final int UNMATCHED = BlindSpotKind.UNMATCHED.bit();
    private static final ServiceHours NO_HOURS =
            new ServiceHours(
                    new Catalogue(List.of()),
                    new Tree(new int[9], new int[9]),
                    new Tree(new int[9], new int[9]));

    private final CubeBuilder builder =
            new CubeBuilder(Instant.parse("2025-12-31T00:00:00Z"), Period.ALWAYS, 660, 12);

    @Test
    void peopleAreCountedOnceInAScopeHoweverOftenTheyAsk() {
        builder.add(1, 1, 77, 660, 0, SLA, SLA);
        builder.add(1, 1, 77, 661, 0, SLA, 0);
        builder.add(1, 2, 77, 661, 0, SLA, SLA);
        builder.add(1, 2, 88, 661, 0, SLA, 0);
        builder.add(1, 0, 0, 661, 0, SLA, SLA);
        builder.add(0, 2, 99, 661, 0, SLA, SLA);

        var cube = builder.build();

        var category = cube.categories().getFirst();
        assertThat(category.demands()).isEqualTo(5);
        assertThat(category.signs(BlindSpotKind.SLA_BREACH)).isEqualTo(3);
        assertThat(category.people(BlindSpotKind.SLA_BREACH)).isEqualTo(2);
        assertThat(category.signPeople(BlindSpotKind.SLA_BREACH)).isEqualTo(1);
        assertThat(category.unknownPerson()).isEqualTo(1);
        assertThat(cube.cells())
                .extracting(Cell::scope)
                .containsExactly(new Scope(1, 1), new Scope(1, 2));
        assertThat(cube.cells())
                .extracting(cell -> cell.people(BlindSpotKind.SLA_BREACH))
                .containsExactly(1L, 2L);
    }

    @Test
    void whatCannotBeToldSaysWhatToProvide() {
        demands(1, 8, 300, .2, SLA);

        var spots = scan();

        assertThat(spots.detectors()).hasSize(3);
        assertThat(spots.detectors().get(2)).isInstanceOf(Scanned.class);
        assertThat(spots.detectors().get(0))
                .isInstanceOfSatisfying(
                        InsufficientData.class,
                        lack -> assertThat(lack.needed().en()).contains("import a catalogue"));
        assertThat(spots.detectors().get(1))
                .isInstanceOfSatisfying(
                        InsufficientData.class,
                        lack -> assertThat(lack.needed().zh()).contains("开放时间"));
    }

    @Test
    void tooFewDemandsTellNothing() {
        for (int i = 0; i < 150; i++) {
            builder.add(1 + i % 8, 1, i + 1, 660, 0, SLA, i % 3 == 0 ? SLA : 0);
        }

        assertThat(scan().detectors().get(2))
                .isInstanceOfSatisfying(
                        InsufficientData.class,
                        lack -> assertThat(lack.needed().en()).contains("only 150 demands"));
    }

    @Test
    void aCategoryThatIsOverdueMoreThanItsPeersComesFirst() {
        demands(1, 7, 300, .2, SLA);
        demands(8, 8, 300, .6, SLA);

        var spots = scan().found();

        assertThat(spots).hasSize(1);
        var spot = spots.getFirst();
        assertThat(spot.id()).isEqualTo("SLA_BREACH:C8");
        assertThat(spot.unit()).isEqualTo(Unit.PEOPLE);
        assertThat(spot.observed()).isBetween(150., 210.);
        assertThat(spot.expected()).isCloseTo(60, within(12.));
        assertThat(spot.rateRatio().value()).isBetween(2.5, 3.5);
        assertThat(spot.probability()).isGreaterThan(.99);
        assertThat(spot.excess().low()).isBetween(70., spot.excess().value());
        assertThat(spot.rank()).isEqualTo(1);
        assertThat(spot.persistence()).isEqualTo(new BlindSpot.Persistence(12, 12));
        assertThat(spot.title().zh()).isEqualTo("全市“类别8”诉求超期");
        assertThat(spot.summary().en()).contains("were not served by the due date");
    }

    @Test
    void aSpotOfOneAreaIsThatAreasAndNotTheCategorys() {
        demands(1, 8, 300, .2, SLA);
        for (int i = 0; i < 90; i++) {
            builder.add(3, 5, 900_000 + i, 660 + i % 12, 0, SLA, i % 10 < 7 ? SLA : 0);
        }

        assertThat(scan().found()).extracting(BlindSpot::id).containsExactly("SLA_BREACH:C3:A5");
    }

    @Test
    void theSameDemandsSeenByTwoDetectorsAreOneSpot() {
        var random = new Random(5);
        for (int i = 0; i < 2400; i++) {
            int category = 1 + i % 8;
            boolean sign = random.nextDouble() < (category == 4 ? .6 : .2);
            int signs = sign ? UNMATCHED | SLA : 0;
            builder.add(category, 1 + i % 4, i + 1, 660, 0, UNMATCHED | SLA, signs);
        }

        var spots = scan().found();

        assertThat(spots).hasSize(1);
        assertThat(spots.getFirst().nested()).hasSize(1);
        assertThat(spots.getFirst().nested().getFirst().kind())
                .isNotEqualTo(spots.getFirst().kind());
    }

    @Test
    void demandsAreCountedWhereNobodyIsNamed() {
        var random = new Random(6);
        for (int i = 0; i < 2400; i++) {
            int category = 1 + i % 8;
            boolean sign = random.nextDouble() < (category == 2 ? .7 : .2);
            builder.add(category, 0, 0, -1, 0, SLA, sign ? SLA : 0);
        }

        var spot = scan().found().getFirst();

        assertThat(spot.unit()).isEqualTo(Unit.DEMANDS);
        assertThat(spot.people()).isNull();
        assertThat(spot.persistence()).isNull();
        assertThat(spot.caveats())
                .extracting(Wording::en)
                .anyMatch(caveat -> caveat.contains("demands are counted, not people"));
    }

    @Test
    void aServiceReachesTheCategoriesAndAreasUnderIts() {
        var areas = new Tree(new int[] {0, 0, 1, 1}, new int[4]);
        var categories = new Tree(new int[] {0, 0, 1, 1}, new int[4]);
        var hours =
                new ServiceHours(
                        new Catalogue(
                                List.of(
                                        service(1, List.of(2), List.of(2), "Mo-Fr 09:00-17:00"),
                                        service(2, List.of(1), List.of(), "Sa 09:00-12:00"),
                                        service(3, List.of(3), List.of(), "nine to five"))),
                        categories,
                        areas);

        assertThat(hours.unreadable()).containsExactly("S3");
        assertThat(open(hours, 2, 2)).isEqualTo(5 * 2 * 48 + 2 * 18);
        assertThat(open(hours, 2, 3)).isEqualTo(2 * 18);
        assertThat(open(hours, 1, 1)).isEqualTo(5 * 2 * 48 + 2 * 18);
        assertThat(open(hours, 3, 2)).isEqualTo(2 * 18);
    }

    private static int open(ServiceHours hours, int category, int area) {
        var schedule = hours.open(category, area);
        return schedule == null ? -1 : schedule.openSlots();
    }

    private static PublicService service(
            int id, List<Integer> categories, List<Integer> areas, String hours) {
        return new PublicService(
                id,
                "S" + id,
                Wording.same("s"),
                Wording.same(""),
                0,
                categories,
                areas,
                hours,
                Set.of(),
                List.of(),
                "");
    }

    private void demands(int from, int to, int each, double rate, int kind) {
        var random = new Random(from);
        for (int category = from; category <= to; category++) {
            for (int i = 0; i < each; i++) {
                builder.add(
                        category,
                        1 + i % 8,
                        category * 10_000L + i,
                        660 + i % 12,
                        0,
                        kind,
                        random.nextDouble() < rate ? kind : 0);
            }
        }
    }

    private BlindSpots scan() {
        return BlindSpotScan.scan(builder.build(), NO_HOURS, PlantedCity.NAMES);
    }
}
