package org.demandinsight.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.demandinsight.search.Axis;
import org.demandinsight.search.Grouping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AxisKeysTest {

    /// Upwards, downwards as in the order of the index, and far apart.
    @ParameterizedTest
    @ValueSource(longs = {1, -1, 37, -37, 9_000_001, -9_000_001})
    void numbersEachKeyOnceHoweverTheValuesCome(long step) {
        var keys = new AxisKeys(Grouping.by(Axis.DAY));
        var random = new Random(step);
        long[] values =
                LongStream.range(0, Column.RUN)
                        .map(i -> random.nextInt(9) == 0 ? Column.MISSING : 20_000 + i / 3 * step)
                        .toArray();
        var ordinals = new int[values.length];

        keys.number(values.length, values, ordinals);

        for (int i = 0; i < values.length; i++) {
            long key = values[i] == Column.MISSING ? Axis.UNKNOWN : values[i];
            assertThat(keys.key(ordinals[i])).isEqualTo((int) key);
        }
        assertThat(keys.size()).isEqualTo((int) LongStream.of(values).distinct().count());
    }
}
