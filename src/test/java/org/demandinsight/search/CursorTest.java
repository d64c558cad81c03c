package org.demandinsight.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.demandinsight.city.Channel;
import org.demandinsight.demand.DemandKind;
import org.demandinsight.demand.DemandStatus;
import org.demandinsight.demand.RequesterKind;
import org.demandinsight.kernel.Period;
import org.junit.jupiter.api.Test;

class CursorTest {
    private static final String OF_ANOTHER_PROCESS =
            "AQAAAAAAZVPxAAAAAAAAAAAqAAAAAAAAAAD0SRxegk1A8w";

    @Test
    void aPageOfAnotherProcessGoesOn() {
        var cursor =
                Cursor.decode(OF_ANOTHER_PROCESS, DemandSort.NEWEST, filter(DemandStatus.CLOSED));

        assertThat(cursor.value()).isEqualTo(1_700_000_000);
        assertThat(cursor.tie()).isEqualTo(42);
    }

    @Test
    void aPageOfAnotherFilterDoesNot() {
        assertThatThrownBy(() ->
                        Cursor.decode(
                                OF_ANOTHER_PROCESS,
                                DemandSort.NEWEST,
                                filter(DemandStatus.RECEIVED)))
                .hasMessageContaining("another filter");
    }

    /// All conditions that a filter has.
    private static DemandFilter filter(DemandStatus status) {
        return new DemandFilter(
                "路灯",
                CodeSet.of(1),
                CodeSet.of(2),
                CodeSet.of(3),
                CodeSet.of(4),
                Set.of(Channel.PHONE, Channel.WEB),
                Set.of(DemandKind.HOTLINE),
                Set.of(RequesterKind.RESIDENT),
                Set.of(status, DemandStatus.IN_PROGRESS),
                new Period(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-02-01T00:00:00Z")));
    }
}
