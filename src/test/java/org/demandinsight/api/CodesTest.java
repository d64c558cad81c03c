package org.demandinsight.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.demandinsight.city.Area;
import org.demandinsight.city.City;
import org.demandinsight.city.Department;
import org.demandinsight.city.Origin;
import org.demandinsight.kernel.ProblemException;
import org.demandinsight.kernel.Wording;
import org.demandinsight.taxonomy.Category;
import org.demandinsight.taxonomy.Category.Retired;
import org.demandinsight.taxonomy.Taxonomy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Demands of a code that was mapped or merged count under what it stands for: who asks by the former code is answered of that.
class CodesTest {
    private static final Wording NAME = Wording.same("name");
    private static final City CITY =
            new City(
                    List.of(
                            new Area(1, "R0", NAME, 0, 1, null, Origin.DECLARED, 0),
                            new Area(2, "walked:R0", NAME, 0, 1, null, Origin.MET, 1)),
                    List.of(
                            new Department(1, "D0", NAME, List.of(), Origin.DECLARED, 0),
                            new Department(2, "called:D0", NAME, List.of(), Origin.MET, 1)),
                    List.of(),
                    List.of(),
                    List.of());
    private static final Taxonomy TAXONOMY =
            new Taxonomy(
                    1,
                    List.of(
                            category(1, "01", 0, null),
                            category(2, "02", 1, new Retired(Instant.EPOCH, List.of("01"))),
                            category(3, "03", 0, new Retired(Instant.EPOCH, List.of()))));

    private static Category category(int id, String code, int mappedTo, @Nullable Retired retired) {
        return new Category(
                id,
                code,
                NAME,
                NAME,
                0,
                1,
                List.of(),
                List.of(),
                Origin.DECLARED,
                mappedTo,
                retired);
    }

    @Test
    void aMappedCodeNamesWhatItStandsFor() {
        assertThat(Codes.area(CITY, "walked:R0").code()).isEqualTo("R0");
        assertThat(Codes.department(CITY, "called:D0").code()).isEqualTo("D0");
        assertThat(Codes.category(TAXONOMY, "02").code()).isEqualTo("01");
    }

    @Test
    void aCodeThatStandsForItselfNamesThat() {
        assertThat(Codes.area(CITY, "R0").code()).isEqualTo("R0");
        assertThat(Codes.category(TAXONOMY, "03").code()).isEqualTo("03");
    }

    @Test
    void anUnknownCodeIsToldBesideThoseThatAreNearest() {
        assertThatThrownBy(() -> Codes.category(TAXONOMY, "0"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("01");
    }
}
