package org.demandinsight.api.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PropertyFetcherTest {
    @Test
    void timesReadAsTheFormatterOfSmallRyeWritesThem() {
        var random = new Random(27);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var time =
                    Instant.ofEpochSecond(
                                    random.nextLong(-70_000_000_000L, 300_000_000_000L),
                                    random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0)
                            .atOffset(ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801)));
            read += check(time.withSecond(random.nextInt(3) == 0 ? 0 : time.getSecond()));
            read += check(time.withOffsetSameInstant(ZoneOffset.UTC));
        }
        assertThat(read).isGreaterThan(20_000);
    }

    private static int check(OffsetDateTime time) {
        if (!PropertyFetcher.readsAsIso(time)) {
            return 0;
        }
        assertThat(time).hasToString(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        return 1;
    }
}
