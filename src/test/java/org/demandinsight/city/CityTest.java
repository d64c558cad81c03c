package org.demandinsight.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.demandinsight.kernel.Wording;
import org.junit.jupiter.api.Test;

class CityTest {
    private static final Wording NAME = Wording.same("name");
    private static final List<Area> AREAS =
            List.of(new Area(1, "a", NAME, 0, 1, 10L, Origin.DECLARED, 0));
    private static final List<Department> DEPARTMENTS =
            List.of(new Department(1, "d", NAME, List.of("12345"), Origin.DECLARED, 0));
    private static final List<Source> SOURCES = List.of(new Source(1, "s", NAME, ZoneOffset.UTC));
    private static final List<Crosswalk> CROSSWALKS =
            List.of(new Crosswalk(CodeKind.AREA, "s", "there", "a"));
    private static final List<Holiday> HOLIDAYS =
            List.of(new Holiday(LocalDate.of(2026, 10, 1), NAME, false));

    @Test
    void whateverIsDeclaredOtherwiseMakesAnotherCity() {
        var city = new City(AREAS, DEPARTMENTS, SOURCES, CROSSWALKS, HOLIDAYS);

        assertThat(new City(AREAS, DEPARTMENTS, SOURCES, CROSSWALKS, HOLIDAYS))
                .isEqualTo(city)
                .hasSameHashCodeAs(city);
        assertThat(
                        List.of(
                                new City(List.of(), DEPARTMENTS, SOURCES, CROSSWALKS, HOLIDAYS),
                                new City(AREAS, List.of(), SOURCES, CROSSWALKS, HOLIDAYS),
                                new City(AREAS, DEPARTMENTS, List.of(), CROSSWALKS, HOLIDAYS),
                                new City(AREAS, DEPARTMENTS, SOURCES, List.of(), HOLIDAYS),
                                new City(AREAS, DEPARTMENTS, SOURCES, CROSSWALKS, List.of())))
                .doesNotContain(city);
    }
}
