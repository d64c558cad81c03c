package org.demandinsight.classify.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.demandinsight.kernel.Estimate;
import org.demandinsight.kernel.Tree;
import org.demandinsight.search.Shares;
import org.jspecify.annotations.Nullable;

/// Whether the model still fits what comes in: demands of the last 90 days of the data beside those before, in a sample, and what people said of
/// demands drawn at random.
///
/// @param model version in use, 0 for none
/// @param recent demands of the sample received in the last 90 days
/// @param before the others whose day is known
/// @param unplacedRecent share of them that fits nowhere; null of none
/// @param unplacedBefore the same of the others
/// @param shift how far the categories of the first level differ between the two, Cramér's V: 0 not at all, 1 wholly; null where there is nothing to
///     compare
/// @param pValue that so much would come about by chance (χ² test of homogeneity)
/// @param grown the categories of the first level whose share grew most, at most three
/// @param right share of the demands drawn at random and reviewed that the model, or a former one for the same taxonomy, had placed right; null of none
/// @param stated mean probability that the model had stated for them
public record Drift(
        Instant asOf,
        int model,
        int recent,
        int before,
        @Nullable Estimate unplacedRecent,
        @Nullable Estimate unplacedBefore,
        @Nullable Double shift,
        @Nullable Double pValue,
        List<Grown> grown,
        @Nullable Estimate right,
        @Nullable Double stated) {
    static final int RECENT_DAYS = 90;

    private static final int MOST_GROWN = 3;

    /// By chance alone a false alarm in a thousand looks, and a shift below this nobody would notice.
    private static final double UNLIKELY = .001;

    private static final double NOTICEABLE = .1;

    /// Expected counts below this are no basis of a χ² test (Cochran 1954): such categories are taken together.
    private static final int EXPECTED = 5;

    public Drift {
        grown = List.copyOf(grown);
    }

    /// A category of the first level.
    ///
    /// @param category its id, 0 for none
    public record Grown(int category, double recent, double before) {}

    /// What is worth a look.
    public enum Sign {
        MORE_UNPLACED,
        CATEGORIES_SHIFTED,
        OVERCONFIDENT,
        UNDERCONFIDENT
    }

    /// What is worth a look, none if all is as it was.
    public List<Sign> signs() {
        var signs = new ArrayList<Sign>();
        if (unplacedRecent != null
                && unplacedBefore != null
                && unplacedRecent.low() > unplacedBefore.high()) {
            signs.add(Sign.MORE_UNPLACED);
        }
        if (shift != null && pValue != null && shift >= NOTICEABLE && pValue < UNLIKELY) {
            signs.add(Sign.CATEGORIES_SHIFTED);
        }
        if (right != null && stated != null && stated > right.high()) {
            signs.add(Sign.OVERCONFIDENT);
        }
        if (right != null && stated != null && stated < right.low()) {
            signs.add(Sign.UNDERCONFIDENT);
        }
        return signs;
    }

    /// Compares what a sample holds.
    static Drift of(
            Instant asOf,
            int model,
            List<PlacedDemand> placed,
            List<ReviewStore.Reviewed> reviewed,
            Tree taxonomy) {
        var dated =
                placed.stream()
                        .filter(demand -> demand.sampled() && demand.receivedOn() != null)
                        .toList();
        var today = today(dated, asOf);
        int[] top = taxonomy.rollUp(1);
        long[][] counts = new long[2][taxonomy.size()];
        for (var demand : dated) {
            var day = demand.receivedOn();
            boolean recent = day != null && day.isAfter(today.minusDays(RECENT_DAYS));
            counts[recent ? 0 : 1][top[demand.category()]]++;
        }
        long recent = Arrays.stream(counts[0]).sum();
        long before = Arrays.stream(counts[1]).sum();
        var shift = Shift.of(counts);
        long right = reviewed.stream().filter(each -> agrees(taxonomy, each)).count();
        return new Drift(
                asOf,
                model,
                Math.toIntExact(recent),
                Math.toIntExact(before),
                Shares.of(counts[0][0], recent),
                Shares.of(counts[1][0], before),
                shift == null ? null : (Double) shift.cramersV,
                shift == null ? null : (Double) shift.pValue,
                recent == 0 || before == 0 ? List.of() : grown(counts, recent, before),
                Shares.of(right, reviewed.size()),
                mean(reviewed, ReviewStore.Reviewed::probability));
    }

    private static LocalDate today(List<PlacedDemand> dated, Instant now) {
        var last = now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return dated.stream()
                .map(PlacedDemand::receivedOn)
                .filter(day -> day != null && !day.isAfter(last))
                .max(Comparator.naturalOrder())
                .orElse(last);
    }

    /// Whoever says it more exactly than the model agrees with it.
    private static boolean agrees(Tree taxonomy, ReviewStore.Reviewed reviewed) {
        return Arrays.binarySearch(taxonomy.subtree(reviewed.said()), reviewed.answer()) >= 0;
    }

    private static List<Grown> grown(long[][] counts, long recent, long before) {
        return IntStream.range(0, counts[0].length)
                .mapToObj(category ->
                        new Grown(
                                category,
                                (double) counts[0][category] / recent,
                                (double) counts[1][category] / before))
                .filter(each -> each.recent > each.before)
                .sorted(Comparator.comparingDouble(each -> each.before - each.recent))
                .limit(MOST_GROWN)
                .toList();
    }

    private static <T> @Nullable Double mean(List<T> values, ToDoubleFunction<T> value) {
        return values.isEmpty()
                ? null
                : (Double) values.stream().mapToDouble(value).average().orElseThrow();
    }

    private record Shift(double cramersV, double pValue) {

        static @Nullable Shift of(long[][] counts) {
            double recent = Arrays.stream(counts[0]).sum();
            double all = recent + Arrays.stream(counts[1]).sum();
            double smaller = Math.min(recent, all - recent);
            var columns = new ArrayList<long[]>();
            long[] rest = new long[2];
            for (int category = 0; category < counts[0].length; category++) {
                long[] column = {counts[0][category], counts[1][category]};
                if ((column[0] + column[1]) * smaller / all >= EXPECTED) {
                    columns.add(column);
                } else {
                    rest[0] += column[0];
                    rest[1] += column[1];
                }
            }
            if ((rest[0] + rest[1]) * smaller / all >= EXPECTED) {
                columns.add(rest);
            }
            if (columns.size() < 2) {
                return null;
            }
            var test = ChiSquareTest.withDefaults().test(columns.toArray(long[][]::new));
            // Of a table with two rows: √(χ² / n).
            double n = columns.stream().mapToLong(column -> column[0] + column[1]).sum();
            return new Shift(Math.sqrt(test.getStatistic() / n), test.getPValue());
        }
    }
}
