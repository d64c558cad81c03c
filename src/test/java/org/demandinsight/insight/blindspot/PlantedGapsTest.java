package org.demandinsight.insight.blindspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The blind spots that were planted come first, and nothing comes where nothing was planted. Seeds fixed beforehand.
class PlantedGapsTest {
    private static final int SEEDS = 10;

    /// Measured: see the printed table.
    private static final double FLOOR = .80;

    private static final double NEGATIVE_CEILING = .15;

    @Test
    void plantedGapsComeFirst() {
        var report = new StringBuilder("seed  P@10  found  precision  recall  P@10 permuted\n");
        double[] precision = new double[SEEDS];
        double[] permuted = new double[SEEDS];
        for (int seed = 1; seed <= SEEDS; seed++) {
            var city = new PlantedCity(seed, true);
            var found = BlindSpotScan.scan(city.cube(), city.hours, PlantedCity.NAMES).found();
            precision[seed - 1] = city.precision(found, 10);
            double all = city.precision(found, Math.max(1, found.size()));
            city.permuteSigns();
            var control = BlindSpotScan.scan(city.cube(), city.hours, PlantedCity.NAMES).found();
            permuted[seed - 1] = city.precision(control, 10);
            report.append(
                    String.format(
                            Locale.ROOT,
                            "%4d %5.2f %6d %10.2f %7.2f %14.2f%n",
                            seed,
                            precision[seed - 1],
                            found.size(),
                            all,
                            all * found.size() / city.plants.size(),
                            permuted[seed - 1]));
        }
        report.append(
                String.format(Locale.ROOT, "mean %5.3f %38.3f%n", mean(precision), mean(permuted)));
        System.err.print(report);

        assertThat(mean(precision)).as("P@10").isGreaterThanOrEqualTo(FLOOR);
        assertThat(mean(permuted)).as("negative control").isLessThanOrEqualTo(NEGATIVE_CEILING);
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(0);
    }
}
